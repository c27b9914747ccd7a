import type { PeriodFact, Span } from '../model/index.js';
import { endingNamed, isDigitAt, type Match, patternNamed, type Rules, tryRule } from '../rules/index.js';
import { type DateHit, dateAt } from './dates.js';

const HORIZON = patternNamed('period.horizon');
const TO = patternNamed('period.to');
const FROM = endingNamed('period.from');
const COMMEMORATES = endingNamed('period.commemorates');

const MAX_YEARS = 60;

/** A period whose first figures, `digits` of them, begin at `start`. */
export function periodAt(text: string, start: number, digits: number, rules: Rules): PeriodFact | null {
  for (const rule of rules.fitting('period', text, start, digits)) {
    const hit = tryRule(rule, text, start);
    if (!hit) continue;
    const [first, last] = boundsOf(hit.match);
    if (last <= first || Number(last.slice(0, 4)) - Number(first.slice(0, 4)) > MAX_YEARS) return null;
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

/** Two years, or two months or days of one year. */
function boundsOf(match: Match): [string, string] {
  const year = match.group('year');
  if (year === undefined) return [match.group('start') as string, match.group('end') as string];
  const two = (name: string) => match.group(name)?.padStart(2, '0');
  const join = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join('-');
  return [join(year, two('month'), two('day')), join(year, two('last_month') ?? two('month'), two('last_day'))];
}

function horizonAt(text: string, end: number, rules: Rules): { year: string; end: number } | null {
  const match = HORIZON(rules).at(text, end);
  const year = match?.group('year');
  return match && year ? { year, end: match.end } : null;
}

/** "từ ngày A đến ngày B", "(A - B)": a second date right behind the first makes a period of both. */
export function periodFrom(text: string, first: DateHit, rules: Rules): { period: PeriodFact; last: DateHit } | null {
  const figures = TO(rules).endAt(text, first.end);
  if (!isDigitAt(text, figures)) return null;
  const last = dateAt(text, figures, rules);
  if (!last || last.date.startsWith('-')) return null;
  const begin = first.date.startsWith('-') ? last.date.slice(0, 4) + first.date.slice(1) : first.date;
  if (begin > last.date) return null;
  const lead = FROM(rules).before(text, first.start);
  if (!lead && !text.slice(first.end, figures).includes('-')) return null;
  const span: Span = { start: lead?.start ?? first.start, end: last.end };
  const commemorates = !lead && COMMEMORATES(rules).before(text, first.start) !== null;
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
