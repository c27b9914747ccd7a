import type { OffsetMap } from '../model/index.js';

/** One replacement in a text: `[start, end)` gives way to `by`. Edits are in order and do not overlap. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

export const IDENTITY: OffsetMap = { at: [0], shift: [0] };

/** Applies edits and notes, wherever lengths changed, how far the new text has moved from the old one. */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; map: OffsetMap } {
  if (edits.length === 0) return { text, map: IDENTITY };
  const at = [0];
  const shift = [0];
  const parts: string[] = [];
  let read = 0;
  let written = 0;
  for (const edit of edits) {
    parts.push(text.slice(read, edit.start), edit.by);
    written += edit.start - read + edit.by.length;
    read = edit.end;
    const moved = read - written;
    if (moved === shift[shift.length - 1]) continue;
    if (at[at.length - 1] === written) shift[shift.length - 1] = moved;
    else {
      at.push(written);
      shift.push(moved);
    }
  }
  parts.push(text.slice(read));
  return { text: parts.join(''), map: { at, shift } };
}

/** The offset in the older text that `offset` stands for. */
export function toOlder(map: OffsetMap, offset: number): number {
  let low = 0;
  let high = map.at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map.at[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return offset + (map.shift[low] as number);
}

/** The first offset in the newer text that stands at or behind `offset` of the older one. */
export function toNewer(map: OffsetMap, offset: number): number {
  let low = 0;
  let high = map.at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map.at[middle] as number) + (map.shift[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  const next = map.at[low + 1];
  const moved = Math.max(map.at[low] as number, offset - (map.shift[low] as number));
  return next === undefined ? moved : Math.min(moved, next);
}

/** Two steps in one: `second` was made from what `first` gave. */
export function compose(first: OffsetMap, second: OffsetMap): OffsetMap {
  if (first.at.length === 1 && first.shift[0] === 0) return second;
  if (second.at.length === 1 && second.shift[0] === 0) return first;
  const places = new Set(second.at);
  for (const place of first.at) places.add(toNewer(second, place));
  const at: number[] = [];
  const shift: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const moved = toOlder(first, toOlder(second, place)) - place;
    if (shift.length > 0 && shift[shift.length - 1] === moved) continue;
    at.push(place);
    shift.push(moved);
  }
  return { at, shift };
}
