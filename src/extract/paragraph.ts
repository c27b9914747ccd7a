import type { DateFact, DeadlineFact, PeriodFact, Relation, Span, TargetFact } from '../model/index.js';
import { isDigitAt, type Rules, tryRule } from '../rules/index.js';
import { type DateHit, dateAt } from './dates.js';
import { deadlineOf } from './deadlines.js';
import type { Draft } from './mentions/draft.js';
import { lawMention } from './mentions/law.js';
import { numberMention } from './mentions/number.js';
import { type Cue, relate } from './mentions/relation.js';
import { shortMention } from './mentions/short.js';
import { numberAt } from './numbers.js';
import { periodAt, periodFrom } from './periods.js';
import type { Scan } from './scan.js';

export interface ParagraphFacts {
  readonly drafts: readonly Draft[];
  readonly dates: readonly DateFact[];
  readonly periods: readonly PeriodFact[];
  readonly deadlines: readonly DeadlineFact[];
  readonly targets: readonly TargetFact[];
  /** The relation that this paragraph hands on to the items of a list below it. */
  readonly opens: Relation | null;
}

/** What the paragraphs of a document have in common. */
export interface ReadingContext {
  readonly rules: Rules;
  readonly scan: Scan;
  readonly cues: readonly Cue[];
  /** Year of the document itself, which dates without one mean. */
  readonly year: string | null;
}

/**
 * Reads one paragraph in a single pass over its figures: every number, date, period, deadline and share
 * has some, and only laws cited by name are looked for by their word.
 */
export function readParagraph(text: string, paragraph: Span, context: ReadingContext, inherited: Relation | null): ParagraphFacts {
  const { rules, scan, year } = context;
  const drafts: Draft[] = [];
  const dates: DateFact[] = [];
  const periods: PeriodFact[] = [];
  const deadlines: DeadlineFact[] = [];
  const targets: TargetFact[] = [];
  const list: Draft[] = [];
  let floor = paragraph.start;
  const laws = scan.within('citation.law-start', paragraph);
  let law = 0;

  const add = (draft: Draft) => {
    drafts.push(draft);
    floor = draft.end;
  };
  const addDate = (date: DateHit) => dates.push(dateFact(text, date));
  const takeLaws = (until: number) => {
    for (; law < laws.length && (laws[law] as Span).start < until; law++) {
      const { start } = laws[law] as Span;
      if (start < floor) continue;
      const draft = lawMention(text, start, floor, rules);
      if (!draft) continue;
      list.length = 0;
      list.push(draft);
      add(draft);
      if (draft.date?.length === 10) addDate(dateEndingAt(text, draft, rules));
    }
  };

  const figures = /\d+/g;
  figures.lastIndex = paragraph.start;
  for (let match = figures.exec(text); match && match.index < paragraph.end; match = figures.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    takeLaws(start);
    if (start < floor) {
      figures.lastIndex = Math.max(end, floor);
      continue;
    }
    const number = numberAt(text, start, rules);
    const mention = number && numberMention(text, number, floor, list, rules);
    if (mention) {
      add(mention);
      const issued = mention.date === null ? null : dateWithin(text, number.end, mention.end, rules);
      if (issued) addDate(issued);
      figures.lastIndex = mention.end;
      continue;
    }
    const date = dateAt(text, start, rules);
    if (date) {
      const pair = periodFrom(text, date, rules);
      if (pair) {
        periods.push(pair.period);
        if (!date.date.startsWith('-')) addDate(date);
        addDate(pair.last);
        figures.lastIndex = pair.last.end;
        continue;
      }
      const deadline = deadlineOf(text, date, year, rules);
      if (deadline) deadlines.push(deadline);
      if (!date.date.startsWith('-')) addDate(date);
      figures.lastIndex = date.end;
      continue;
    }
    const period = match[0].length === 4 ? periodAt(text, start, rules) : null;
    if (period) {
      periods.push(period);
      figures.lastIndex = period.span.end;
      continue;
    }
    const short = shortMention(text, start, end, floor, list, rules);
    if (short) {
      add(short);
      figures.lastIndex = Math.max(end, short.end);
      continue;
    }
    const target = targetAt(text, start, rules);
    if (target) targets.push(target);
  }
  takeLaws(paragraph.end);
  const opens = drafts.length > 0 || text[paragraph.end - 1] === ':' ? relate(text, paragraph, drafts, inherited, context.cues, scan, rules) : null;
  return { drafts, dates, periods, deadlines, targets, opens };
}

function dateWithin(text: string, from: number, to: number, rules: Rules): DateHit | null {
  for (let at = from; at < to; at++) {
    if (!isDigitAt(text, at)) continue;
    const date = dateAt(text, at, rules);
    if (date) return date;
    while (at < to && isDigitAt(text, at)) at++;
  }
  return null;
}

const dateEndingAt = (text: string, draft: Draft, rules: Rules): DateHit =>
  dateWithin(text, draft.start + (draft.named?.length ?? 0), draft.end, rules) as DateHit;

const dateFact = (text: string, date: DateHit): DateFact => ({
  kind: 'date',
  text: text.slice(date.start, date.end),
  span: { start: date.start, end: date.end },
  rule: date.rule.id,
  confidence: date.rule.spec.confidence,
  date: date.date,
});

function targetAt(text: string, start: number, rules: Rules): TargetFact | null {
  for (const rule of rules.of('target')) {
    const hit = tryRule(rule, text, start);
    if (!hit?.groups.value) continue;
    return {
      kind: 'target',
      text: text.slice(hit.start, hit.end),
      span: { start: hit.start, end: hit.end },
      rule: rule.id,
      confidence: rule.spec.confidence,
      value: Number(hit.groups.value.replace(',', '.')),
      unit: String(rule.spec.sets.unit),
      subject: null,
    };
  }
  return null;
}
