import type { Region } from '../../model/source.js';

/** A stretch of text of which the engine was not sure, 0 to 1. */
export interface Doubt {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** Words read with less confidence are told of. */
const DOUBTFUL = 0.6;
// noncharacters, which no text holds: words carry them through the composing of lines and columns
const OPENS = 0xfdd0;
const CLOSES = '\ufdef';
const MARK = /[\ufdd0-\ufdda\ufdef]/g;

/** The word with its doubt marked. */
export const marked = (text: string, confidence: number): string =>
  confidence >= DOUBTFUL ? text : `${String.fromCharCode(OPENS + Math.floor(confidence * 10))}${text}${CLOSES}`;

interface Composed {
  readonly text: string;
  readonly pages: readonly number[];
  readonly regions: readonly Region[];
}

/** Takes the marks out of a composed text and says where they stood. */
export function unmarked(composed: Composed): Composed & { readonly doubts: readonly Doubt[] } {
  const at: number[] = [];
  const doubts: Doubt[] = [];
  let open: { readonly start: number; readonly confidence: number } | null = null;
  for (const match of composed.text.matchAll(MARK)) {
    const place = match.index - at.length;
    at.push(match.index);
    if (match[0] !== CLOSES) open = { start: place, confidence: (match[0].charCodeAt(0) - OPENS) / 10 };
    else if (open) {
      if (place > open.start) doubts.push({ ...open, end: place });
      open = null;
    }
  }
  if (at.length === 0) return { ...composed, doubts };
  const moved = (offset: number): number => offset - countBelow(at, offset);
  return {
    text: composed.text.replace(MARK, ''),
    pages: composed.pages.map(moved),
    regions: composed.regions.map((region) => ({ ...region, start: moved(region.start), end: moved(region.end) })),
    doubts,
  };
}

function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
