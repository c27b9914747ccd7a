import { isBlankAt, isDigitAt, isLowerAt, isSignAt, isUpperAt, type Rules, Signs } from '../rules/index.js';
import type { Edit } from './offsets.js';

const TERMINAL = new Signs('.;:!?\u2026"\u201d');
const SHORT = 12;
const LONG = 40;
const FULL = 0.8;
/** In legacy fonts the capitals of a letterhead are lower-case letters: there a small letter goes on with nothing. */
const HEAD = 3000;

const NOWHERE: ReadonlySet<number> = new Set();

/**
 * The line breaks that belong to the paper and not to the text: inside numbers, dates and sentences.
 * `apart`: the breaks where two columns were set side by side.
 * `wrapped`: the format breaks lines at the margin (PDF), so a full line goes on in the next one.
 */
export function joins(text: string, wrapped: boolean, rules: Rules, apart: ReadonlySet<number> = NOWHERE): Edit[] {
  const item = rules.pattern('layout.list-item');
  const continues = rules.ending('layout.continues');
  const part = rules.ending('layout.part-continues');
  const defines = rules.pattern('layout.definition');
  const parts = [rules.pattern('layout.letterhead'), rules.pattern('layout.type-line'), rules.pattern('layout.position')];
  const alone = rules.pattern('layout.number-alone');
  const dateGoesOn = rules.pattern('layout.date-goes-on');
  const dateBroken = rules.ending('layout.date-broken');
  const startsPart = (at: number): boolean => parts.some((pattern) => pattern.isAt(text, at));
  const width = wrapped || isHardWrapped(text) ? usualWidth(text) : Number.POSITIVE_INFINITY;
  const edits: Edit[] = [];
  let lineStart = 0;
  for (let newline = text.indexOf('\n'); newline >= 0; ) {
    let start = newline;
    while (start > lineStart && isBlankAt(text, start - 1)) start--;
    let end = newline + 1;
    let breaks = 1;
    for (; end < text.length && isBlankAt(text, end); end++) if (isSignAt(text, end, '\n')) breaks++;
    const length = start - lineStart;
    const current = lineStart;
    const beside = apart.has(newline) && item.isAt(text, current) && isUpperAt(text, end);
    lineStart = end;
    newline = text.indexOf('\n', end);
    if (length === 0 || beside || end >= text.length) continue;
    if (breaksSymbol(text, start, end)) {
      edits.push({ start, end, by: '' });
      continue;
    }
    const definition = breaks === 1 && defines.isAt(text, end);
    if (
      start < HEAD &&
      ((isDigitAt(text, end) && alone.isAt(text, current)) || (dateGoesOn.isAt(text, end) && dateBroken.isBefore(text, start)))
    ) {
      edits.push({ start, end, by: ' ' });
      continue;
    }
    if ((TERMINAL.at(text, start - 1) && !definition) || (start < HEAD && enacts(text, end, rules))) continue;
    if (item.isAt(text, end) && !(isUpperAt(text, end) && part.isBefore(text, start)) && !closesBracket(text, start, end)) continue;
    const goesOn =
      definition ||
      (breaks === 1 && length < SHORT && start < HEAD && breaksPlace(text, current, start, end, rules)) ||
      (length > SHORT && isLowerAt(text, end)) ||
      (length > LONG && isSignAt(text, end, '(') && isDigitAt(text, end + 1)) ||
      (breaks === 1 && length >= width * FULL) ||
      (breaks === 1 && part.isBefore(text, start)) ||
      ((breaks === 1 || isDigitAt(text, end)) && continues.isBefore(text, start));
    if (goesOn && !(start < HEAD && (startsPart(end) || startsPart(current)))) edits.push({ start, end, by: ' ' });
  }
  return edits;
}

/** Who enacts, in the small letters that stand for capitals in legacy fonts, right above the bases. */
function enacts(text: string, at: number, rules: Rules): boolean {
  if (!isLowerAt(text, at)) return false;
  const end = rules.pattern('layout.body-line').endAt(text, at);
  if (end < 0) return false;
  let next = end;
  while (next < text.length && (isBlankAt(text, next) || isSignAt(text, next, '-'))) next++;
  return rules.pattern('layout.preamble').isAt(text, next);
}

/** "(gọi tắt là Nghị quyết" at the end of a line, and "27) và" below it: no item begins there. */
function closesBracket(text: string, start: number, end: number): boolean {
  if (!/^\d{1,4}\)/.test(text.slice(end, end + 5))) return false;
  const open = text.lastIndexOf('(', start);
  return open > start - MOST_BRACKETED && text.lastIndexOf(')', start) < open;
}
const MOST_BRACKETED = 80;

/** "Đồng" at the end of a line, and "Tháp, ngày 05 …" below it. */
function breaksPlace(text: string, lineStart: number, start: number, end: number, rules: Rules): boolean {
  if (!isUpperAt(text, lineStart) || !isUpperAt(text, end)) return false;
  const comma = text.indexOf(',', end);
  if (comma < 0 || comma - end > SHORT) return false;
  const name = `${text.slice(lineStart, start)} ${text.slice(end, comma)}`;
  return rules.lexicon.provinces.match(name, 0)?.end === name.length;
}

/** `18/2022/TT-` at the end of a line goes on in `BLĐTBXH`. */
function breaksSymbol(text: string, start: number, end: number): boolean {
  if ((isSignAt(text, end, '/') || isSignAt(text, end, '-')) && (isDigitAt(text, start - 1) || isUpperAt(text, start - 1)))
    return isDigitAt(text, end + 1) ? isSignAt(text, end, '/') : isUpperAt(text, end + 1) && isUpperAt(text, end + 2);
  if (!isSignAt(text, start - 1, '-') && !isSignAt(text, start - 1, '/')) return false;
  return (isDigitAt(text, start - 2) || isUpperAt(text, start - 2)) && (isDigitAt(text, end) || isUpperAt(text, end));
}

/** The length that most full lines reach: the upper quartile. */
function usualWidth(text: string): number {
  const lengths = lineLengths(text).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.75)] ?? Number.POSITIVE_INFINITY;
}

const WRAPPED_FROM = 55;
const WRAPPED_TO = 110;

/** Plain text whose long lines nearly all end within a few columns of one another was broken at a margin. */
function isHardWrapped(text: string): boolean {
  const lengths = lineLengths(text.slice(0, 20_000));
  const long = lengths.filter((length) => length >= WRAPPED_FROM);
  return (
    long.length >= 12 && long.length > lengths.length * 0.4 && long.filter((length) => length > WRAPPED_TO).length < long.length * 0.03
  );
}

function lineLengths(text: string): number[] {
  const lengths: number[] = [];
  for (let from = 0; from < text.length; ) {
    let stop = text.indexOf('\n', from);
    if (stop < 0) stop = text.length;
    if (stop - from > 20) lengths.push(stop - from);
    from = stop + 1;
  }
  return lengths;
}
