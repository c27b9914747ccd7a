import { type Rule, type Rules, tryRule } from '../rules/index.js';

export interface DateHit {
  /** ISO 8601, as precise as the text: a day, a month, `2025-Q4`, `2025-H1`, or `--12-05` without a year. */
  readonly date: string;
  readonly rule: Rule;
  /** Begins with the words that belong to the date ("tháng", "Quý IV/"). */
  readonly start: number;
  readonly end: number;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const ROMAN: Readonly<Record<string, string>> = { I: '1', II: '2', III: '3', IV: '4' };
const pad = (digits: string): string => digits.padStart(2, '0');

/** Reads a date whose figures begin at `start`. */
export function dateAt(text: string, start: number, rules: Rules): DateHit | null {
  for (const rule of rules.of('date')) {
    const hit = tryRule(rule, text, start);
    if (!hit) continue;
    const date = isoOf(hit.groups, rule, rules);
    if (date) return { date, rule, start: hit.start, end: hit.end };
  }
  return null;
}

function isoOf(groups: Readonly<Record<string, string | undefined>>, rule: Rule, rules: Rules): string | null {
  const year = groups.year === undefined ? '-' : fullYear(groups.year);
  if (groups.quarter !== undefined) {
    const quarter = ROMAN[groups.quarter.toUpperCase()] ?? (/\d/.test(groups.quarter) ? groups.quarter : null) ?? rules.numberWord(groups.quarter);
    return quarter === null ? null : `${year}-Q${quarter}`;
  }
  if (groups.half !== undefined) return `${year}-H${rules.isWord('first-half', groups.half) ? 1 : 2}`;
  const month = groups.english ? pad(String(MONTHS.indexOf(groups.english.toLowerCase()) + 1)) : pad(groups.month ?? '');
  if (groups.day === undefined) return `${year}-${month}`;
  if (!isDay(rule.spec.sets.open ? '2024' : year, month, groups.day)) return null;
  return `${year}-${month}-${pad(groups.day)}`;
}

const fullYear = (digits: string): string => (digits.length === 4 ? digits : Number(digits) > 40 ? `19${digits}` : `20${digits}`);

function isDay(year: string, month: string, day: string): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1;
}
