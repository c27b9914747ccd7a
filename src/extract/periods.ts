import type { PeriodFact, Span } from '../model/index.js';
import { isDigitAt, type Rules, tryRule } from '../rules/index.js';
import { type DateHit, dateAt } from './dates.js';

const MAX_YEARS = 60;

/** A period of years whose first year begins at `start`. */
export function periodAt(text: string, start: number, rules: Rules): PeriodFact | null {
  for (const rule of rules.ofFigures('period', 4)) {
    const hit = tryRule(rule, text, start);
    if (!hit) continue;
    const first = hit.match.group('start') as string;
    const last = hit.match.group('end') as string;
    if (Number(last) <= Number(first) || Number(last) - Number(first) > MAX_YEARS) return null;
    const horizon = horizonAt(text, hit.end, rules);
    const span = { start: hit.start, end: horizon?.end ?? hit.end };
    return {
      kind: 'period',
      text: text.slice(span.start, span.end),
      span,
      rule: rule.id,
      confidence: rule.spec.confidence,
      start: first,
      end: last,
      horizon: horizon?.year ?? null,
      label: (rule.spec.sets.label as string | undefined) ?? null,
    };
  }
  return null;
}

function horizonAt(text: string, end: number, rules: Rules): { year: string; end: number } | null {
  const match = rules.pattern('period.horizon').at(text, end);
  const year = match?.group('year');
  return match && year ? { year, end: match.end } : null;
}

/** "từ ngày A đến ngày B", "(A - B)": a second date right behind the first makes a period of both. */
export function periodFrom(text: string, first: DateHit, rules: Rules): { period: PeriodFact; last: DateHit } | null {
  const figures = rules.pattern('period.to').endAt(text, first.end);
  if (!isDigitAt(text, figures)) return null;
  const last = dateAt(text, figures, rules);
  if (!last || last.date.startsWith('-')) return null;
  const begin = first.date.startsWith('-') ? last.date.slice(0, 4) + first.date.slice(1) : first.date;
  if (begin > last.date) return null;
  const lead = rules.ending('period.from').before(text, first.start);
  if (!lead && !text.slice(first.end, figures).includes('-')) return null;
  const span: Span = { start: lead?.start ?? first.start, end: last.end };
  const commemorates = !lead && rules.ending('period.commemorates').before(text, first.start) !== null;
  const period: PeriodFact = {
    kind: 'period',
    text: text.slice(span.start, span.end),
    span,
    rule: commemorates ? 'period.commemorates' : 'period.from',
    confidence: 0.9,
    start: begin,
    end: last.date,
    horizon: null,
    label: commemorates ? (rules.word('anniversary') ?? null) : null,
  };
  return { period, last };
}
