import type { Edit } from './offsets.js';

const GAP = /(?<=\S) {4,}(?=\S)/g;
const HEAD = 1500;
const FOOT = 2500;

/**
 * Plain text sets letterhead and signature in two columns with blanks: each half becomes a line of its own.
 * The halves stay in the order in which they stand, so offsets only move; tables in the body are left alone.
 */
export function columns(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const gap of text.matchAll(GAP)) {
    if (gap.index > HEAD && gap.index < text.length - FOOT) continue;
    edits.push({ start: gap.index, end: gap.index + gap[0].length, by: '\n' });
  }
  return edits;
}
