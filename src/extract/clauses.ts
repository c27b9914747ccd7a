import type { Span } from '../model/index.js';
import { isSignAt, isWordAt, Signs } from '../rules/index.js';

export const SENTENCE_ENDS = new Signs('.\n');
export const CLAUSE_ENDS = new Signs('.;\n');

/** A full stop ends something only where no figure or letter follows it ("1.200"). */
export const isEnd = (text: string, at: number, ends: Signs): boolean =>
  ends.at(text, at) && (!isSignAt(text, at, '.') || !isWordAt(text, at + 1));

/** The part of a stretch between two ends around a place. */
export function stretchOf(text: string, within: Span, place: number, ends: Signs): Span {
  let start = place;
  while (start > within.start && !isEnd(text, start - 1, ends)) start--;
  let end = place;
  while (end < within.end && !isEnd(text, end, ends)) end++;
  return { start, end };
}
