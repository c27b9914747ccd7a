import type { Span } from '../model/index.js';
import { isBlankAt } from './chars.js';

/** The non-empty lines of a stretch, without the blanks at either end. */
export function linesIn(text: string, span: Span): Span[] {
  const lines: Span[] = [];
  for (let at = span.start; at < span.end; ) {
    let stop = text.indexOf('\n', at);
    if (stop < 0 || stop > span.end) stop = span.end;
    let start = at;
    let end = stop;
    while (start < end && isBlankAt(text, start)) start++;
    while (end > start && isBlankAt(text, end - 1)) end--;
    if (end > start) lines.push({ start, end });
    at = stop + 1;
  }
  return lines;
}
