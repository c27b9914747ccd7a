import {
  isBlankAt,
  isDigitAt,
  isSignAt,
  isWordAt,
  type Rule,
  type RuleHit,
  type Rules,
  Signs,
  skipBlanks,
  skipBlanksBack,
  tryRule,
  wordStart,
  wordsNamed,
} from '../rules/index.js';

const DATE_NEXT = wordsNamed('date-next');

export interface DateHit {
  /** ISO 8601, as precise as the text: a day, a month, `2025-Q4`, `2025-H1`, `--12-05` without a year, or `---05` in every month. */
  readonly date: string;
  readonly rule: Rule;
  /** Begins with the words that belong to the date ("tháng", "Quý IV/"). */
  readonly start: number;
  readonly end: number;
}

const ROMAN: Readonly<Record<string, string>> = { I: '1', II: '2', III: '3', IV: '4' };
const pad = (digits: string): string => digits.padStart(2, '0');

/** Reads a date whose figures begin at `start`. */
export function dateAt(text: string, start: number, rules: Rules): DateHit | null {
  let digits = 1;
  while (isDigitAt(text, start + digits)) digits++;
  if (!isLikely(text, start, start + digits, rules)) return null;
  for (const rule of rules.fitting('date', text, start, digits)) {
    const hit = tryRule(rule, text, start);
    if (!hit) continue;
    const date = isoOf(hit, rules);
    if (date) return { date, rule, start: hit.start, end: hit.end };
  }
  return null;
}

/** A cheap look before the patterns are tried: a separator and digits, or a word, behind a day or month; a word before a year. */
function isLikely(text: string, start: number, end: number, rules: Rules): boolean {
  if (end - start === 4) return isBlankAt(text, start - 1) || BEFORE_YEAR.at(text, start - 1);
  if (end - start > 2) return false;
  const next = skipBlanks(text, end);
  if (isWordAt(text, next)) {
    let stop = next;
    while (isWordAt(text, stop) && !isDigitAt(text, stop)) stop++;
    return DATE_NEXT(rules).has(text, next, stop);
  }
  if (isSignAt(text, next, ',')) return true;
  const before = skipBlanksBack(text, start, 0);
  if (DATE_NEXT(rules).has(text, wordStart(text, before, 0), before)) return true;
  if (!isSignAt(text, next, '/') && !isSignAt(text, next, '.') && !isSignAt(text, next, '-')) return false;
  return isDigitAt(text, skipBlanks(text, next + (isSignAt(text, next + 1, '/') ? 2 : 1)));
}

const BEFORE_YEAR = new Signs('/-');

function isoOf({ match, before, rule }: RuleHit, rules: Rules): string | null {
  const stated = match.group('year');
  const year = stated === undefined ? '-' : fullYear(stated);
  const quarter = before?.group('quarter');
  if (quarter !== undefined) {
    const figure = ROMAN[quarter.toUpperCase()] ?? (/\d/.test(quarter) ? quarter : rules.numberWord(quarter));
    return figure === null ? null : `${year}-Q${figure}`;
  }
  const half = before?.group('half');
  if (half !== undefined) return `${year}-H${rules.isWord('first-half', half) ? 1 : 2}`;
  const english = match.group('english') ?? before?.group('english');
  const day = match.group('day');
  const figures = match.group('month');
  if (day !== undefined && figures === undefined && english === undefined) return `---${pad(day)}`;
  const month = english === undefined ? pad(figures as string) : rules.month(english);
  if (month === null) return null;
  if (day === undefined) return `${year}-${month}`;
  return isDay(rule.spec.sets.open ? '2024' : year, month, day) ? `${year}-${month}-${pad(day)}` : null;
}

const fullYear = (digits: string): string => (digits.length === 4 ? digits : Number(digits) > 40 ? `19${digits}` : `20${digits}`);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function isDay(year: string, month: string, day: string): boolean {
  return Number(day) <= (DAYS[Number(month) - 1] as number) + (month === '02' && isLeap(Number(year)) ? 1 : 0);
}
