import type { Span } from '../model/index.js';

/** The stretches between newlines, without the blanks at either end. Empty lines are kept (start = end). */
export function linesOf(text: string, from = 0, to = text.length): Span[] {
  const lines: Span[] = [];
  for (let at = from; at <= to; ) {
    let stop = text.indexOf('\n', at);
    if (stop < 0 || stop > to) stop = to;
    lines.push(trimmed(text, at, stop));
    at = stop + 1;
  }
  return lines;
}

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

export function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}
