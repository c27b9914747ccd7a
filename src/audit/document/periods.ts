import { fold, groupBy, type PeriodFact, type Span } from '../../model/index.js';
import { finding, toPlace } from '../finding.js';
import { type Check, factsOf, ownField, type Read } from '../read.js';

const YEAR = /^\d{4}$/;

interface Years extends PeriodFact {
  readonly start: string;
  readonly end: string;
}
const isYears = (fact: PeriodFact): fact is Years =>
  fact.start !== null && fact.end !== null && YEAR.test(fact.start) && YEAR.test(fact.end);

/** A period of days, months or years that ends before it begins. */
export const reversedPeriods: Check = function* (read, rules) {
  const { text } = read.document;
  for (const { start, end, span } of factsOf(read, 'period'))
    if (start !== null && end !== null && end.slice(0, start.length) < start.slice(0, end.length))
      yield finding('period-reversed', span, { start, end });
  for (const match of text.matchAll(rules.search('audit.stage'))) {
    const { start, end } = match.groups as { start: string; end: string };
    if (end < start) yield finding('period-reversed', { start: match.index, end: match.index + match[0].length }, { start, end });
  }
};

/**
 * "Kế hoạch 05 năm (2020 - 2025)" spans six calendar years. Where a term or an anniversary is counted, the years
 * between are meant: only plans are held to the count, other words to one that fits neither way.
 */
export const periodLengths: Check = function* ({ document: { text } }, rules) {
  const planned = rules.ending('audit.planned');
  for (const match of text.matchAll(rules.search('audit.years-counted'))) {
    const { count, start, end } = match.groups as { count: string; start: string; end: string };
    const between = Number(end) - Number(start);
    const stated = Number(count);
    if (stated === between + 1 || (stated === between && !planned.isBefore(text, match.index))) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    yield finding('period-length', span, { stated: String(stated), start, end, years: String(between + 1) });
  }
};

const WORDS = 14;
/** The words between a name and its years are looked for in so many characters. */
const LEAD = 48;

/** The last words before a period on its line, as a name for what it is the period of; null where there are too few. */
function ownerOf(text: string, { start }: Span, lead: RegExp): string | null {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 200), start);
  const name = line.slice(0, -LEAD) + line.slice(-LEAD).replace(lead, '');
  const words = fold(name).match(/[a-z0-9]+/g) ?? [];
  return words.length < WORDS ? null : words.slice(-WORDS).join(' ');
}

/** Periods that begin, or end, where one begins or ends that is not the same. */
function sharingAnEnd(periods: readonly Years[]): Years[] {
  const byStart = groupBy(periods, ({ start }) => start);
  const byEnd = groupBy(periods, ({ end }) => end);
  const differ = (group: readonly Years[] | undefined, end: 'start' | 'end') => group?.some((one) => one[end] !== group[0]?.[end]) ?? false;
  const [parting, meeting] = [
    new Set([...byStart].flatMap(([start, group]) => (differ(group, 'end') ? start : []))),
    new Set([...byEnd].flatMap(([end, group]) => (differ(group, 'start') ? end : []))),
  ];
  return periods.filter(({ start, end }) => parting.has(start) || meeting.has(end));
}

/** One programme or movement, named in the same words, with two periods that share one end. */
export const periodTitles: Check = function* (read, rules) {
  const { text } = read.document;
  const lead = rules.search('audit.stage-lead');
  const groups = new Map<string, Years[]>();
  for (const fact of sharingAnEnd(factsOf(read, 'period').filter(isYears))) {
    const owner = ownerOf(text, fact.span, lead);
    if (owner === null) continue;
    const group = groups.get(owner);
    if (group) group.push(fact);
    else groups.set(owner, [fact]);
  }
  for (const group of groups.values()) {
    const counts = new Map<string, number>();
    const name = ({ start, end }: Years): string => `${start}-${end}`;
    for (const fact of group) counts.set(name(fact), (counts.get(name(fact)) ?? 0) + 1);
    if (counts.size !== 2) continue;
    const [[most, often], [, rarely]] = [...counts].sort((a, b) => b[1] - a[1]) as [[string, number], [string, number]];
    if (often === rarely) continue;
    const usual = group.find((fact) => name(fact) === most) as Years;
    for (const fact of group)
      if (name(fact) !== most && (fact.start === usual.start) !== (fact.end === usual.end))
        yield finding('period-title', fact.span, { period: name(fact), usual: most, times: String(often) }, toPlace(usual.span));
  }
};

/** The period in the title of the document itself, where there is one and no more. */
function ownPeriod(read: Read): Years | null {
  const title = ownField(read, 'title');
  if (!title) return null;
  const inside = factsOf(read, 'period').filter(({ span }) => span.start >= title.span.start && span.end <= title.span.end);
  const [only] = inside;
  return inside.length === 1 && only && isYears(only) && only.horizon === null ? only : null;
}

/** A review of the period is held within it, or in the year after. */
export const reviews: Check = function* (read, rules) {
  const period = ownPeriod(read);
  if (period === null || read.kind !== 'official') return;
  const seen = new Set<string>();
  for (const { occasion, year, span } of factsOf(read, 'award')) {
    if (occasion === null || year === null || !rules.isWord('review', occasion)) continue;
    if (year >= Number(period.start) && year <= Number(period.end) + 1) continue;
    const key = `${occasion} ${year}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield finding('review-outside', span, { occasion, year: String(year), start: period.start, end: period.end }, toPlace(period.span));
  }
};
