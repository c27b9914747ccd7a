/** Puts `by` in the place of a stretch; edits are in order and do not touch each other. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, by } of edits) {
    parts.push(text.slice(at, start), by);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Where an offset of the old text stands in the new one; inside an edit, at its beginning. */
export function mover(edits: readonly Edit[]): (offset: number) => number {
  const shifts: number[] = [];
  let shift = 0;
  for (const { start, end, by } of edits) {
    shifts.push(shift);
    shift += by.length - (end - start);
  }
  return (offset) => {
    let low = 0;
    let high = edits.length;
    // the first edit that ends behind the offset
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle] as Edit).end <= offset) low = middle + 1;
      else high = middle;
    }
    const next = edits[low];
    if (!next) return offset + shift;
    return Math.min(offset, next.start) + (shifts[low] as number);
  };
}
