import { applyEdits, mover } from './legacy/edits.js';
import { findRepairs } from './legacy/repair.js';
import type { Reading } from './reading.js';

/**
 * Makes Unicode of what a reader gave, before anything else sees it: text whose letters were meant
 * for another encoding's font or code page is read in that, pages and regions keep their places,
 * and `encoding` says which it was. Text that is Unicode already comes back as it is.
 */
export async function repaired(reading: Reading): Promise<Reading> {
  const { edits, encoding } = await findRepairs(reading.text);
  if (edits.length === 0) return reading;
  const move = mover(edits);
  return {
    ...reading,
    text: applyEdits(reading.text, edits),
    pages: reading.pages.map(move),
    regions: reading.regions.map((r) => ({ ...r, start: move(r.start), end: move(r.end) })).filter((r) => r.end > r.start),
    encoding,
  };
}
