import type { AwardFact, BodyRef, Span, Table } from '../model/index.js';
import { isBlankAt, isDigitAt, isLowerAt, isWordAt, type Rules, Signs, skipBlanks, wordEnd } from '../rules/index.js';
import type { Form, Occasion } from './award-parts.js';
import { quotasOfTable } from './award-table.js';
import { bodyAt } from './bodies.js';
import { bodyEndingAt } from './mentions/announced.js';
import type { Scan } from './scan.js';

/** What the headings above a paragraph say: "1. Giấy khen của Giám đốc Sở" holds for the lines below it. */
export class AwardContext {
  private section = false;
  private form: Form | null = null;
  private occasions: readonly Occasion[] = [];
  private level = 0;
  /** The last lines told what was given already: a table below them repeats it. */
  private results = false;

  constructor(
    private readonly scan: Scan,
    private readonly rules: Rules,
  ) {}

  /** Reads the quotas among the counts of one paragraph and remembers what it says as a heading. */
  read(text: string, paragraph: Span, counts: readonly number[]): AwardFact[] {
    const { scan } = this;
    const facts = counts.length > 0 ? this.quotas(text, paragraph, counts) : [];
    if (scan.any('award.result', paragraph)) this.results = true;
    if (facts.length > 0) return facts;
    const level = levelOf(text, paragraph.start);
    const heads = level > 0 || text[paragraph.end - 1] === ':';
    if (!heads) return facts;
    const commends = scan.any('award.section', paragraph);
    if (level > 0 && (this.level === 0 || level <= this.level)) {
      if (level === 1 || commends) this.section = commends;
      this.form = null;
      this.occasions = [];
      this.results = false;
      this.level = level;
    }
    if (paragraph.end - paragraph.start < LONGEST_HEADING) {
      this.form = this.formsIn(text, paragraph)[0] ?? this.form;
      const occasions = this.occasionsIn(paragraph);
      if (occasions.length > 0) this.occasions = occasions;
      this.section ||= commends;
      if (this.level === 0) this.level = level;
    }
    return facts;
  }

  /** Quotas of a table, for which the lines above it speak too. */
  readTable(text: string, table: Table): AwardFact[] {
    if (this.results) return [];
    const above = { form: this.form, occasions: this.occasions, section: this.section };
    const read = { form: (cell: Span) => this.formsIn(text, cell)[0] ?? null, occasions: (cell: Span) => this.occasionsIn(cell) };
    return quotasOfTable(text, table, above, read, this.rules);
  }

  private quotas(text: string, paragraph: Span, counts: readonly number[]): AwardFact[] {
    const { rules, scan } = this;
    const found: AwardFact[] = [];
    let forms: Form[] | null = null;
    let comparator: 'max' | 'min' | null = null;
    let claimed = 0;
    for (const start of counts) {
      const quota = start < claimed ? null : this.quotaAt(text, start, paragraph.end);
      if (!quota) continue;
      claimed = quota.end;
      forms ??= this.formsIn(text, paragraph);
      const sentence = stretchOf(text, paragraph, start, SENTENCE_ENDS);
      const before = { start: sentence.start, end: start };
      const form = nearestForm(forms, start, sentence) ?? this.form;
      if (!form && !this.mayStandAlone(quota.recipient, before)) continue;
      if (scan.any('award.result', before)) continue;
      if (quota.percent && (!form || rules.ending('award.threshold').before(text, start, paragraph.start))) continue;
      const own = rules.ending('award.at-most').before(text, start, paragraph.start)
        ? 'max'
        : rules.ending('award.at-least').before(text, start, paragraph.start)
          ? 'min'
          : null;
      comparator = own ?? (rules.ending('award.list').before(text, start, paragraph.start) ? comparator : null);
      const clause = stretchOf(text, sentence, start, CLAUSE_ENDS);
      const when = this.when(text, clause, before, start);
      const per = scan.within('award.per', before).at(-1)?.group('per')?.toLowerCase() ?? null;
      for (const occasion of when)
        found.push({
          kind: 'award',
          text: text.slice(start, quota.end),
          span: { start, end: quota.end },
          rule: form && form.start >= sentence.start ? 'award.form-in-sentence' : 'award.form-in-heading',
          confidence: form ? 0.9 : 0.6,
          form: form?.name ?? null,
          grantor: form?.grantor ?? null,
          recipient: quota.recipient,
          min: comparator === 'max' ? null : quota.min,
          max: comparator === 'min' ? null : quota.max,
          unit: quota.percent ? 'percent' : 'recipient',
          per,
          occasion: occasion.name,
          year: occasion.year,
        });
    }
    return found;
  }

  /** Without a form, only a section on commendation makes a quota of a count, and only of those it always counts. */
  private mayStandAlone(recipient: string, before: Span): boolean {
    return this.rules.isWord('award-alone', recipient) && (this.section || this.scan.any('award.section', before));
  }

  /** The rounds of a quota: of its clause, else of the last clause of the sentence that names any, else of the headings. */
  private when(text: string, clause: Span, before: Span, start: number): readonly Occasion[] {
    const inClause = this.occasionsIn({ start: clause.start, end: start });
    if (inClause.length > 0) return inClause;
    const behind = this.occasionsIn({ start, end: clause.end }).slice(0, 1);
    if (behind.length > 0) return behind;
    for (let end = clause.start; end > before.start; ) {
      const earlier = stretchOf(text, before, end - 1, CLAUSE_ENDS);
      const carried = this.occasionsIn(earlier);
      if (carried.length > 0) return carried;
      end = earlier.start;
    }
    if (this.occasions.length > 0) return this.occasions;
    const year = text.slice(clause.start, start).match(this.rules.search('award.year'))?.at(-1);
    return [{ name: null, year: year ? Number(year.slice(-4)) : null }];
  }

  private formsIn(text: string, paragraph: Span): Form[] {
    return this.scan.within('award.form', paragraph).map(({ start, end }) => ({
      name: this.rules.lexicon.awardForms.match(text, start)?.value ?? text.slice(start, end).toLowerCase(),
      start,
      end,
      grantor: grantorOf(text, paragraph, start, end, this.rules),
    }));
  }

  private occasionsIn(stretch: Span): Occasion[] {
    const list: Occasion[] = [];
    for (const match of this.scan.within('award.occasion', stretch)) {
      const name = match.group('annual') ? this.rules.word('every-year') : match.group('review')?.toLowerCase();
      const year = match.group('year');
      if (name && !list.some((occasion) => occasion.name === name)) list.push({ name, year: year ? Number(year) : null });
    }
    return list;
  }

  /** A cheap look before the pattern: a recipient, or a word or sign that may stand before one. */
  private mayCount(text: string, start: number): boolean {
    let at = start;
    while (isDigitAt(text, at) || text[at] === '.') at++;
    at = skipBlanks(text, at);
    const end = wordEnd(text, at);
    if (end === at) return true;
    return this.rules.lexicon.recipients.beginsWith(text, at, end) || this.rules.isWord('award-filler', text, at, end);
  }

  private quotaAt(text: string, start: number, limit: number) {
    if (!this.mayCount(text, start)) return null;
    const match = this.rules.pattern('award.count').at(text, start);
    if (!match) return null;
    const { recipients } = this.rules.lexicon;
    const first = recipients.match(text, match.end);
    if (!first || first.end > limit || isWordAt(text, first.end)) return null;
    let end = first.end;
    let recipient = first.value;
    const and = this.rules.pattern('award.joint').endAt(text, end);
    const second = and < 0 ? null : recipients.match(text, and);
    if (second && second.value !== first.value) {
      recipient = `${first.value}, ${second.value}`;
      end = second.end;
    }
    if (this.rules.pattern('award.delegate').isAt(text, end)) return null;
    const min = Number((match.group('min') as string).replace('.', ''));
    const max = match.group('max');
    return { min, max: max ? Number(max) : min, percent: match.group('percent') !== undefined, recipient, end };
  }
}

const LONGEST_HEADING = 260;
const MOST_BULLETS = 3;

/** 1 for Roman headings, 2 for "1.", 3 for "a)" and "1.1", 0 for plain paragraphs. */
function levelOf(text: string, start: number): number {
  let at = start;
  while (at < start + MOST_BULLETS && at < text.length && !isWordAt(text, at) && text[at] !== '\n') at++;
  if (isDigitAt(text, at)) return figureLevel(text, at);
  if (isLowerAt(text, at)) return closesNumber(text, at + 1) ? 3 : 0;
  let end = at;
  while (isRoman(text, end)) end++;
  if (end === at || end - at > MOST_ROMAN) return 0;
  return closesNumber(text, skipBlanks(text, end)) || text[skipBlanks(text, end)] === '-' ? 1 : 0;
}
const MOST_ROMAN = 5;

function figureLevel(text: string, start: number): number {
  let end = start;
  while (isDigitAt(text, end)) end++;
  if (end - start > 2 || !closesNumber(text, end)) return 0;
  if (text[end] === '.' && isDigitAt(text, end + 1)) return 3;
  return isBlankAt(text, end + 1) ? 2 : 0;
}

const isRoman = (text: string, at: number): boolean => text[at] === 'I' || text[at] === 'V' || text[at] === 'X';
const closesNumber = (text: string, at: number): boolean => text[at] === ')' || text[at] === '.';

function grantorOf(text: string, paragraph: Span, start: number, end: number, rules: Rules): BodyRef | null {
  const of = rules.pattern('award.grantor').endAt(text, end);
  const behind = of < 0 ? null : bodyAt(text, of, rules);
  if (behind) return behind.ref;
  const from = Math.max(paragraph.start, start - 160);
  const giving = rules.ending('award.giving').before(text, start, from);
  return giving && (bodyEndingAt(text, from, giving.start, rules)?.ref ?? null);
}

function nearestForm(forms: readonly Form[], place: number, sentence: Span): Form | null {
  let before: Form | null = null;
  let after: Form | null = null;
  for (const form of forms) {
    if (form.start >= sentence.start && form.start < place) before = form;
    if (!after && form.start >= place && form.start < sentence.end) after = form;
  }
  return before ?? after;
}

const SENTENCE_ENDS = new Signs('.\n');
const CLAUSE_ENDS = new Signs('.;\n');

/** The part of a stretch between two ends around a place. */
function stretchOf(text: string, within: Span, place: number, ends: Signs): Span {
  let start = place;
  while (start > within.start && !ends.at(text, start - 1)) start--;
  let end = place;
  while (end < within.end && !ends.at(text, end)) end++;
  return { start, end };
}
