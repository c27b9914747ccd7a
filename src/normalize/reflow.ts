import type { Rules } from '../rules/index.js';
import type { Edit } from './offsets.js';

const NEWLINES = /[ \t]*\n\s*/g;
const TERMINAL = /[.;:!?\u2026"\u201d]$/;
const LOWER = /^\p{Ll}/u;
const DIGIT_OR_SYMBOL_BREAK = /[\dA-Z\u0110](?:[-/])$/;
const SYMBOL_START = /^[A-Z\u0110\d]/;
const OPENS_FIGURE = /^\(\d/;

/**
 * The line breaks that belong to the paper and not to the text: inside numbers, dates and sentences.
 * `wrapped`: the format breaks lines at the margin (PDF), so a full line goes on in the next one.
 */
export function joins(text: string, wrapped: boolean, rules: Rules): Edit[] {
  const item = rules.pattern('layout.list-item');
  const continues = rules.pattern('layout.continues');
  const width = wrapped ? usualWidth(text) : Number.POSITIVE_INFINITY;
  const edits: Edit[] = [];
  let lineStart = 0;
  for (const gap of text.matchAll(NEWLINES)) {
    const start = gap.index;
    const end = start + gap[0].length;
    const before = text.slice(Math.max(lineStart, start - 24), start);
    const after = text.slice(end, end + 24);
    const length = start - lineStart;
    lineStart = end;
    if (before === '' || after === '') continue;
    if (DIGIT_OR_SYMBOL_BREAK.test(before) && SYMBOL_START.test(after)) {
      edits.push({ start, end, by: '' });
      continue;
    }
    item.lastIndex = 0;
    if (TERMINAL.test(before) || item.test(after)) continue;
    const paragraph = gap[0].split('\n').length > 2;
    const goesOn =
      (LOWER.test(after) && length > 12) ||
      continues.test(before) ||
      (OPENS_FIGURE.test(after) && length > 40) ||
      (!paragraph && length >= width * 0.8);
    if (goesOn) edits.push({ start, end, by: ' ' });
  }
  return edits;
}

/** The length that most full lines reach: the upper quartile. */
function usualWidth(text: string): number {
  const lengths = text
    .split('\n')
    .map((line) => line.length)
    .filter((length) => length > 20)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.75)] ?? Number.POSITIVE_INFINITY;
}
