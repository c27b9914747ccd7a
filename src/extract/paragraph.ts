import type { DateFact, DeadlineFact, Fact, Relation, Span } from '../model/index.js';
import { endingNamed, isDigitAt, isLowerAt, isUpperAt, type Rules, Signs, skipBlanks, skipBlanksBack } from '../rules/index.js';
import { type DateHit, dateAt } from './dates.js';
import { deadlineOf, EVERY_YEAR } from './deadlines.js';
import type { Draft } from './mentions/draft.js';
import { lawMention } from './mentions/law.js';
import { numberMention } from './mentions/number.js';
import { type Cue, cuesOf, opensList, quotationsIn, relate } from './mentions/relation.js';
import { shortMention } from './mentions/short.js';
import { numberAt } from './numbers.js';
import { periodAt, periodFrom } from './periods.js';
import type { Scan } from './scan.js';
import { targetAt } from './targets.js';

const DEFINED_AS = endingNamed('citation.defined-as');

export interface Paragraph {
  readonly drafts: readonly Draft[];
  /** Where figures begin that count something: no number, date, period or share. */
  readonly counts: readonly number[];
  /** The relation that this paragraph hands on to the items of a list below it. */
  readonly opens: Relation | null;
}

const NONE: readonly never[] = [];
const EMPTY: Paragraph = { drafts: NONE, counts: NONE, opens: null };

/**
 * Reads the paragraphs of a document, one after the other, in a single pass over its figures: every number,
 * date, period, deadline and share has some, and only laws cited by name are looked for by their word.
 */
export class ParagraphReader {
  /** Dates, periods, deadlines and shares of all paragraphs read so far. */
  readonly facts: Fact[] = [];
  private readonly figures: readonly number[];
  private readonly laws: readonly Span[];
  private readonly cues: readonly Cue[];
  private readonly quotations: readonly Span[];
  private paragraph: Span = { start: 0, end: 0 };
  private nextFigure = 0;
  private nextLaw = 0;
  private drafts: Draft[] = [];
  private counts: number[] = [];
  /** The types of the documents that go by another type's name ("đề án 6"). */
  private readonly defined = new Map<string, string>();
  private lastDeadline: DeadlineFact | null = null;
  /** Mentions that are coordinated with the last one. */
  private list: Draft[] = [];
  /** The end of the last mention: heads do not reach beyond it. */
  private floor = 0;
  /** The end of the last figures that were read as something. */
  private claimed = 0;

  /**
   * `issued` is the document's own date: dates without a year mean its year, and no limit lies before it.
   * `tellsResults`: a report, whose shares were reached. `standing`: a legal document that holds for years, in which a day without a year comes every year.
   */
  constructor(
    private readonly text: string,
    private readonly scan: Scan,
    private readonly issued: string | null,
    private readonly standing: boolean,
    private readonly tellsResults: boolean,
    private readonly rules: Rules,
  ) {
    this.figures = scan.figures;
    this.laws = scan.of('citation.law-start').all;
    this.cues = cuesOf(scan, rules);
    this.quotations = quotationsIn(text, rules);
  }

  /** `inherited`: the relation of the list that the paragraph is an item of. Paragraphs come in the order of the text. */
  read(paragraph: Span, inherited: Relation | null): Paragraph {
    const { text, figures } = this;
    while (this.nextFigure < figures.length && (figures[this.nextFigure] as number) < paragraph.start) this.nextFigure++;
    while (this.nextLaw < this.laws.length && (this.laws[this.nextLaw] as Span).start < paragraph.start) this.nextLaw++;
    const opens = opensList(text, paragraph, this.rules);
    if ((figures[this.nextFigure] ?? paragraph.end) >= paragraph.end && !opens && !this.lawBefore(paragraph.end)) return EMPTY;

    this.paragraph = paragraph;
    this.drafts = [];
    this.counts = [];
    this.list = [];
    this.floor = paragraph.start;
    this.claimed = paragraph.start;
    for (; (figures[this.nextFigure] ?? paragraph.end) < paragraph.end; this.nextFigure++) {
      const start = figures[this.nextFigure] as number;
      this.readLaws(start);
      if (start >= this.claimed) this.readFigure(start);
    }
    this.readLaws(paragraph.end);
    const { drafts, counts } = this;
    if (drafts.length === 0 && !opens) return { drafts, counts, opens: null };
    return { drafts, counts, opens: relate(text, paragraph, drafts, inherited, this.cues, this.quotations, this.scan, this.rules) };
  }

  private lawBefore(end: number): boolean {
    return ((this.laws[this.nextLaw] as Span | undefined)?.start ?? end) < end;
  }

  private readLaws(until: number): void {
    for (; this.lawBefore(until); this.nextLaw++) {
      const { start } = this.laws[this.nextLaw] as Span;
      const draft = start < this.claimed ? null : lawMention(this.text, start, this.floor, this.rules);
      if (!draft) continue;
      this.list = [draft];
      this.add(draft, dateOfLaw(this.text, draft, this.rules));
      this.addNamesakes(draft);
    }
  }

  /** Laws that share their name, told apart by their days: "ngày 14/6/2005 và ngày 16/11/2013". */
  private addNamesakes(first: Draft): void {
    const { text, rules } = this;
    if (first.date === null) return;
    const namesakes = rules.lexicon.laws.match(text, first.start)?.value ?? NONE;
    for (let { end } = first; ; ) {
      const lead = rules.pattern('citation.law-again').at(text, end);
      const year = lead?.group('year');
      const day = lead && !year ? dateAt(text, lead.end, rules) : null;
      const date = year ?? day?.date;
      if (!lead || date === undefined || !namesakes.some((law) => law.date?.startsWith(date))) return;
      const draft = { ...first, start: day?.start ?? lead.end - (year as string).length, end: day?.end ?? lead.end, date, pinpoint: null };
      this.list.push(draft);
      this.add(draft, day);
      end = draft.end;
    }
  }

  /** The first of these that fits takes the figures; the order is from the most to the least telling. */
  private readFigure(start: number): void {
    const { text, rules } = this;
    const number = numberAt(text, start, rules);
    const mention = number && numberMention(text, number, this.floor, this.list, rules);
    if (mention) {
      this.add(mention.draft, mention.date);
      return;
    }
    const date = dateAt(text, start, rules);
    if (date) {
      this.addDated(date);
      return;
    }
    let end = start + 1;
    while (isDigitAt(text, end)) end++;
    const period = periodAt(text, start, end - start, rules);
    if (period) {
      this.facts.push(period);
      this.claimed = period.span.end;
      return;
    }
    const short = shortMention(text, start, end, this.floor, this.list, rules);
    if (short) {
      this.nameAsDefined(short.draft);
      this.add(short.draft, short.date);
      return;
    }
    const target = end - start <= 3 ? targetAt(text, start, this.paragraph, this.tellsResults, rules) : null;
    if (target) this.facts.push(target);
    if (countsSomething(text, start, end)) this.counts.push(start);
  }

  private add(draft: Draft, date: DateHit | null): void {
    this.drafts.push(draft);
    this.floor = draft.end;
    this.claimed = draft.end;
    if (date) this.addDate(date);
  }

  private addDated(date: DateHit): void {
    const pair = periodFrom(this.text, date, this.rules);
    if (pair) this.facts.push(pair.period);
    else {
      const deadline = deadlineOf(this.text, date, this.yearFor(date), this.lastDeadline, this.rules);
      if (deadline && !this.isPast(deadline.date)) {
        this.facts.push(deadline);
        this.lastDeadline = deadline;
      }
    }
    this.addDate(date);
    if (pair) this.addDate(pair.last);
    this.claimed = pair?.last.end ?? date.end;
  }

  /** The year that a date without one means: the document's own, or the next one where that day has passed. */
  private yearFor({ date }: DateHit): string | null {
    if (this.standing) return EVERY_YEAR;
    if (this.issued === null) return null;
    const year = this.issued.slice(0, 4);
    const whole = `${year}${date.slice(1)}`;
    return date.startsWith('-') && whole < this.issued.slice(0, whole.length) ? String(Number(year) + 1) : year;
  }

  private isPast(date: string | null): boolean {
    return date !== null && this.issued !== null && date < this.issued.slice(0, date.length);
  }

  /** "Quyết định số 06/QĐ-TTg (gọi tắt là Đề án 06)": a project goes by the number of the decision that approves it. */
  private nameAsDefined(draft: Draft): void {
    const name = `${draft.type} ${draft.serial}`;
    const last = this.drafts.at(-1);
    if (last?.type && last.number?.serial === draft.serial && DEFINED_AS(this.rules).isBefore(this.text, draft.start))
      this.defined.set(name, last.type);
    draft.type = this.defined.get(name) ?? draft.type;
  }

  /** A date without its year is kept only where it is a deadline. */
  private addDate(date: DateHit): void {
    if (!date.date.startsWith('-') && date.date.length > 4) this.facts.push(dateFact(this.text, date));
  }
}

/** Words follow or stand before, or what may stand between a count and what it counts. */
function countsSomething(text: string, start: number, end: number): boolean {
  const next = skipBlanks(text, end);
  if (next >= text.length || isLowerAt(text, next) || isUpperAt(text, next) || BEHIND_COUNT.at(text, next)) return true;
  return BEFORE_COUNT.at(text, skipBlanksBack(text, start, 0) - 1);
}

const BEHIND_COUNT = new Signs('(-%.,;)\n');
const BEFORE_COUNT = new Signs(':(');

/** The date that a law's citation ends with. */
function dateOfLaw(text: string, draft: Draft, rules: Rules): DateHit | null {
  for (let at = draft.start + (draft.named?.length ?? 0); at < draft.end; at++) if (isDigitAt(text, at)) return dateAt(text, at, rules);
  return null;
}

const dateFact = (text: string, date: DateHit): DateFact => ({
  kind: 'date',
  text: text.slice(date.start, date.end),
  span: { start: date.start, end: date.end },
  rule: date.rule.id,
  confidence: date.rule.spec.confidence,
  date: date.date,
});
