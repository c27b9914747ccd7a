import type { AwardFact, BodyRef, Span, Table } from '../model/index.js';
import { endingNamed, isDigitAt, isSignAt, patternNamed, type Rules, Signs, skipBlanks, skipBlanksBack } from '../rules/index.js';
import { grantorOf } from './award-grantor.js';
import { type Item, isBullet, itemAt, Outline } from './award-outline.js';
import { type Bound, boundedBy, type Form, type Occasion, type Quota } from './award-parts.js';
import { boundsOf, quotaAt, quotasInWords } from './award-quota.js';
import { Rounds } from './award-rounds.js';
import { quotasOfTable } from './award-table.js';
import { CLAUSE_ENDS, isEnd, SENTENCE_ENDS, stretchOf } from './clauses.js';
import type { Hits, Scan } from './scan.js';

const BREAKDOWN = patternNamed('award.breakdown');
const BROKEN_DOWN = endingNamed('award.broken-down');
const COUNTED_ALREADY = patternNamed('award.counted-already');
const DECIDED = patternNamed('award.decided');
const FORM_LINE = patternNamed('award.form-line');
const FOR_EACH = endingNamed('award.for-each');
const GIVES = endingNamed('award.gives');
const GRANTED = patternNamed('award.granted');
const HAS = endingNamed('award.has');
const IN_THE_PAST = patternNamed('award.in-the-past');
const OF_OTHERS = patternNamed('award.of-others');
const PLAIN_HEADING = patternNamed('award.plain-heading');
const QUALIFIES = endingNamed('award.qualifies');
const REACHED = patternNamed('award.reached');
const RESULTS_HEADING = patternNamed('award.results-heading');
const SHARE_GIVEN = endingNamed('award.share-given');
const SUBSET = endingNamed('award.subset');
const THRESHOLD = endingNamed('award.threshold');
const WAS_GIVEN = patternNamed('award.was-given');

/** What a heading says for the lines below it. */
interface Heading {
  readonly form: Form | null;
  readonly occasions: readonly Occasion[];
  readonly bound: Bound | null;
  readonly year: number | null;
  /** It counts what the lines below it break down. */
  readonly broken: boolean;
  /** The lines below it tell what was given. */
  readonly results: boolean;
}
const NOTHING: Heading = { form: null, occasions: [], bound: null, year: null, broken: false, results: false };

/** Quotas of awards, with what the title and the headings above a paragraph say: "1. Giấy khen của Giám đốc Sở". */
export class AwardContext {
  private readonly rounds: Rounds;
  private readonly forms: Hits;
  private readonly commends: Hits;
  private readonly per: Hits;
  /** Words that tell what was given. */
  private readonly told: Hits;
  private readonly title: Heading;
  /** The headings that are open, each with what those above it say. */
  private readonly outline = new Outline<Heading>();
  /** The last lines told what was given already: a table below them repeats it. */
  private results = false;
  /** Counts of the last line that named no form: the next one may name it. */
  private formless: AwardFact[] = [];
  /** A table was what the heading above it announced. */
  private tableRead = false;

  constructor(
    private readonly text: string,
    title: Span | null,
    scan: Scan,
    private readonly tellsResults: boolean,
    private readonly rules: Rules,
  ) {
    this.rounds = new Rounds(text, scan, rules);
    this.forms = scan.of('award.form');
    this.commends = scan.of('award.commends');
    this.per = scan.of('award.per');
    this.told = scan.of('award.result');
    this.title = title ? { ...NOTHING, occasions: this.rounds.in(title), year: this.rounds.yearIn(title) } : NOTHING;
  }

  /** Reads the quotas among the counts of one paragraph and remembers what it says as a heading. */
  read(paragraph: Span, counts: readonly number[]): AwardFact[] {
    const item = itemAt(this.text, paragraph.start, this.rules);
    const numbered = isNumbered(item);
    if (item) this.outline.close(item);
    else this.outline.closeBullets();
    if (numbered) this.results = false;
    else if (this.tableRead) this.outline.closeHeadings();
    this.tableRead = false;
    const named = this.forms.any(paragraph);
    const goesOn = !numbered && this.results && isGoingOn(this.text, paragraph.start);
    const { form, broken, results } = this.heading;
    const told = !goesOn && !results && (named || (counts.length > 0 && !broken && (form !== null || this.commends.any(paragraph))));
    const facts = told ? this.quotas(paragraph, counts, named || form !== null) : [];
    if (this.told.any(paragraph)) this.results = true;
    if (facts.length === 0) this.nameForm(paragraph);
    this.formless = facts.filter((fact) => fact.form === null);
    this.remember(paragraph, item, facts.length > 0);
    return facts;
  }

  /** Quotas of a table, for which the lines above it speak too. */
  readTable(table: Table): AwardFact[] {
    this.tableRead = true;
    if (this.results || this.heading.results) return [];
    const { occasions, bound, year, form } = this.heading;
    const above = { form, bound, occasions: occasions.length > 0 ? occasions : this.title.occasions, year: year ?? this.title.year };
    const read = {
      form: (cell: Span) => {
        const form = this.formsIn(cell)[0];
        return form && !QUALIFIES(this.rules).isBefore(this.text, form.start) ? form : null;
      },
      occasions: (cell: Span) => this.rounds.in(cell),
      year: (cell: Span) => this.rounds.yearIn(cell),
      quotas: (cell: Span) => {
        const quotas = this.found(cell, figuresIn(this.text, cell), false);
        const bounds = boundsOf(this.text, quotas, cell.start, this.rules);
        return quotas.map((quota, i) => ({ ...quota, bound: bounds[i] ?? null }));
      },
      bound: (cell: Span) => boundIn(this.text, cell, this.rules),
      isResult: (cell: Span) => this.told.any(cell),
    };
    return quotasOfTable(this.text, table, above, read, this.rules);
  }

  /** "- Số lượng khen thưởng: 10 tập thể;" and below it "- Hình thức: Giấy khen" */
  private nameForm(paragraph: Span): void {
    if (this.formless.length === 0 || !FORM_LINE(this.rules).isAt(this.text, paragraph.start)) return;
    const form = this.formsIn(paragraph)[0];
    if (form) for (const fact of this.formless) Object.assign(fact, { form: form.name, grantor: form.grantor });
  }

  private get heading(): Heading {
    return this.outline.top ?? NOTHING;
  }

  /** `told`: the paragraph holds quotas itself, so that only its round and its count speak for the lines below it. */
  private remember(paragraph: Span, item: Item | null, told: boolean): void {
    const { text, rules, outline } = this;
    if (told) {
      if (!item) return;
      const above = this.heading;
      const occasions = this.rounds.in(paragraph);
      const broken = BROKEN_DOWN(rules).isBefore(text, paragraph.end);
      outline.add(item, NO_NAMES, { ...above, occasions: occasions.length > 0 ? occasions : above.occasions, broken });
      return;
    }
    if (!this.looksLikeHeading(paragraph, item)) {
      this.addPlain(item);
      return;
    }
    const form = this.formsIn(paragraph)[0] ?? null;
    const occasions = this.rounds.in(paragraph);
    this.rounds.note(occasions);
    const names = form ? (occasions.length > 0 ? BOTH_NAMES : FORM_NAME) : occasions.length > 0 ? OCCASION_NAME : NO_NAMES;
    if (!this.isHeading(paragraph, item, names)) {
      this.addPlain(item);
      return;
    }
    if (!item) outline.closeUnnumbered(names);
    // "a) Hình thức: Bằng khen" speaks for "b) Số lượng: 05 tập thể" too
    if (form && FORM_LINE(rules).isAt(text, paragraph.start)) {
      if (outline.top === null) outline.add(null, FORM_NAME, NOTHING);
      outline.mend((heading) => ({ ...heading, form }));
    }
    const above = this.heading;
    outline.add(item, names, {
      form: form ?? above.form,
      occasions: occasions.length > 0 ? occasions : above.occasions,
      bound: (isSignAt(text, paragraph.end - 1, ':') ? boundIn(text, paragraph, rules) : null) ?? above.bound,
      year: this.rounds.yearIn(paragraph) ?? above.year,
      broken: above.broken,
      results: above.results || RESULTS_HEADING(rules).isAt(text, paragraph.start),
    });
  }

  /** An item that is no heading ends others of its look all the same. */
  private addPlain(item: Item | null): void {
    if (item) this.outline.add(item, NO_NAMES, this.heading);
  }

  /** By its length and its end alone, whatever it says. */
  private looksLikeHeading({ start, end }: Span, item: Item | null): boolean {
    const numbered = isNumbered(item);
    if (numbered || isSignAt(this.text, end - 1, ':'))
      return end - start < (numbered || this.outline.isNumbered ? LONGEST_HEADING : LONGEST_LEAD);
    return end - start <= LONGEST_LEAD && !STOPS.at(this.text, end - 1);
  }

  /** An item, a line that ends with a colon ("Giấy khen của Giám đốc Sở:"), or a short one that only names a form or a round. */
  private isHeading({ start, end }: Span, item: Item | null, names: ReadonlySet<string>): boolean {
    if (isNumbered(item) || isSignAt(this.text, end - 1, ':')) return true;
    return names.size > 0 && (item !== null || PLAIN_HEADING(this.rules).isAt(this.text, start));
  }

  /** `named`: whether the paragraph names a form, so that counts in words are looked for too. */
  private quotas(paragraph: Span, counts: readonly number[], named: boolean): AwardFact[] {
    const { text, rules, told } = this;
    const facts: AwardFact[] = [];
    const quotas = this.found(paragraph, counts, named);
    if (quotas.length === 0) return facts;
    const forms = this.formsIn(paragraph);
    const bounds = boundsOf(text, quotas, paragraph.start, rules);
    let reach = paragraph.start + NEAR_HEAD;
    let sentence: Span = { start: paragraph.start, end: paragraph.start };
    for (const [i, quota] of quotas.entries()) {
      const { start } = quota;
      const bound = bounds[i] ?? null;
      if (start >= sentence.end) sentence = stretchOf(text, paragraph, start, SENTENCE_ENDS);
      const before = { start: sentence.start, end: start };
      const clause = stretchOf(text, sentence, start, CLAUSE_ENDS);
      const given = quota.percent ? forms.filter((other) => !this.isQualification(other, quota)) : forms;
      const near =
        given.find((other) => other.start >= start && other.end <= quota.end) ??
        governing(given, quotas, start, clause) ??
        governing(given, quotas, start, sentence) ??
        (start < reach ? this.heading.form : null);
      if (
        !near &&
        !this.mayStandAlone(
          quota,
          before,
          quotas.find((other) => other.start >= sentence.start),
        )
      )
        continue;
      if (near === this.heading.form && near) reach = Math.max(reach, start + NEAR_HEAD);
      const form =
        near ?? this.heading.form ?? forms.findLast((other) => other.start < start) ?? (forms.length === 1 ? (forms[0] as Form) : null);
      if (!form && BROKEN_DOWN(rules).isBefore(text, paragraph.end)) continue;
      if (quota.percent && SUBSET(rules).isBefore(text, start)) continue;
      if (DECIDED(rules).isAt(text, quota.end) || COUNTED_ALREADY(rules).isAt(text, quota.end)) continue;
      if (told.any(before) || this.isGranted(quota, sentence)) continue;
      if (form && form.start > quota.end && told.any({ start: quota.end, end: form.start })) continue;
      if (quota.percent && bound !== 'max' && this.isGoal(quota, paragraph)) continue;
      const per = this.perOf(before, { start: quota.end, end: clause.end });
      for (const occasion of this.rounds.of({ paragraph, clause, start, quotas }, this.heading, this.title))
        facts.push({
          kind: 'award',
          text: text.slice(start, quota.end),
          span: { start, end: quota.end },
          rule: form && form.start >= sentence.start ? 'award.form-in-sentence' : 'award.form-in-heading',
          confidence: form ? 0.9 : 0.6,
          form: form?.name ?? null,
          grantor: form?.grantor ?? null,
          recipient: quota.recipient,
          ...boundedBy(quota, bound ?? this.heading.bound),
          unit: quota.percent ? 'percent' : 'recipient',
          per,
          occasion: occasion.name,
          year: occasion.year,
        });
    }
    return facts;
  }

  /** "mỗi huyện 02 tập thể", or behind the count: "02 tập thể, 03 cá nhân cho mỗi huyện". */
  private perOf(before: Span, behind: Span): string | null {
    const { per, text, rules } = this;
    const each = per.within(before).at(-1) ?? per.within(behind).find(({ start }) => FOR_EACH(rules).isBefore(text, start));
    return each?.group('per')?.toLowerCase().replace(/\s+/g, ' ') ?? null;
  }

  /** The counts of recipients in a stretch, in order; those that only break another one down are left out. */
  private found(stretch: Span, counts: readonly number[], words: boolean): Quota[] {
    const { text, rules } = this;
    const quotas = counts.flatMap((start) => quotaAt(text, start, stretch.start, stretch.end, rules) ?? []);
    if (words) quotas.push(...quotasInWords(text, stretch, rules));
    const others: Span[] = counts.flatMap((start) => {
      const end = OF_OTHERS(rules).endAt(text, start);
      return end < 0 ? [] : { start, end };
    });
    const kept: Quota[] = [];
    let closed = 0;
    const all: (Quota | Span)[] = [...quotas, ...others];
    for (const counted of all.sort((a, b) => a.start - b.start)) {
      if (counted.start < closed) continue;
      if ('recipient' in counted) kept.push(counted);
      closed = breakdownEnd(text, counted.end, stretch.end, rules);
    }
    return kept;
  }

  /** Without a form only what commendation is said to be for makes a quota of a count: "Số lượng khen thưởng: 25 tập thể". */
  private mayStandAlone({ recipient }: Quota, before: Span, first: Quota | undefined): boolean {
    const { text, rules } = this;
    if (!rules.isWord('award-alone', recipient)) return false;
    return this.commends.any(before) || (first !== undefined && GIVES(rules).isBefore(text, first.start));
  }

  /** "Năm 2024, 14 tập thể, 27 cá nhân được tặng Bằng khen": told of a time, and as done. */
  private isGranted({ start, end }: Quota, sentence: Span): boolean {
    const { text, rules } = this;
    const isPast = IN_THE_PAST(rules).isAt(text, skipBlanks(text, sentence.start)) && GRANTED(rules).isAt(text, end);
    const isTold = WAS_GIVEN(rules).isAt(text, end) && (this.tellsResults || HAS(rules).before(text, start, sentence.start) !== null);
    return (isPast || isTold) && !this.per.any({ start: sentence.start, end: start });
  }

  /** "15% số cá nhân đạt Lao động tiên tiến" */
  private isQualification(form: Form, quota: Quota): boolean {
    return form.start > quota.end && QUALIFIES(this.rules).isBefore(this.text, form.start);
  }

  /** A share that must be reached is no quota. */
  private isGoal({ start, end }: Quota, paragraph: Span): boolean {
    const { text, rules } = this;
    if (SHARE_GIVEN(rules).isBefore(text, start)) return false;
    return THRESHOLD(rules).before(text, start, paragraph.start) !== null || REACHED(rules).isAt(text, end);
  }

  private formsIn(stretch: Span): Form[] {
    const { text, rules } = this;
    const forms: Form[] = [];
    for (const { start, end } of this.forms.within(stretch)) {
      // "Tập thể lao động tiên tiến" names one form, though it ends in another one's name
      if (start < (forms.at(-1)?.end ?? 0)) continue;
      const name = rules.lexicon.awardForms.match(text, start)?.value ?? text.slice(start, end).toLowerCase();
      forms.push({ name, start, end, grantor: grantorOf(text, stretch, start, end, rules) ?? this.saidToGrant(name, forms) });
    }
    return forms;
  }

  /** A form named again is granted by whom the paragraph or the heading named for it. */
  private saidToGrant(name: string, earlier: readonly Form[]): BodyRef | null {
    const said = earlier.findLast((form) => form.name === name && form.grantor !== null) ?? this.heading.form;
    return said?.name === name ? said.grantor : null;
  }
}

const isNumbered = (item: Item | null): boolean => item !== null && !isBullet(item);
const NO_NAMES: ReadonlySet<string> = new Set();
const FORM_NAME: ReadonlySet<string> = new Set(['form']);
const OCCASION_NAME: ReadonlySet<string> = new Set(['occasion']);
const BOTH_NAMES: ReadonlySet<string> = new Set(['form', 'occasion']);
const STOPS = new Signs('.,;/…');
const LONGEST_HEADING = 260;
/** What leads over from the bases to the first heading tells of many things. */
const LONGEST_LEAD = 120;
/** A heading's form holds for lines of quotas, not for what stands deep in a narration. */
const NEAR_HEAD = 200;

/** A line behind one that ends with a semicolon goes on with what that one tells. */
const isGoingOn = (text: string, start: number): boolean => isSignAt(text, skipBlanksBack(text, start, 0) - 1, ';');

function figuresIn(text: string, { start, end }: Span): number[] {
  const figures: number[] = [];
  for (let at = start; at < end; at++) if (isDigitAt(text, at) && !isDigitAt(text, at - 1)) figures.push(at);
  return figures;
}

/** Behind a count: the end of the brackets or of the clause in which it is broken down; its own end where it is not. */
function breakdownEnd(text: string, end: number, limit: number, rules: Rules): number {
  const opened = BREAKDOWN(rules).endAt(text, end);
  if (opened < 0 || opened > limit) return end;
  const closing = text[opened - 1] === '(' ? ')' : null;
  for (let at = opened; at < limit; at++) if (closing ? text[at] === closing : isEnd(text, at, CLAUSE_ENDS)) return at;
  return limit;
}

/** The bound that a heading sets for all counts below it. */
function boundIn(text: string, { start, end }: Span, rules: Rules): Bound | null {
  const heading = text.slice(start, end);
  if (rules.search('award.any-at-most').test(heading)) return 'max';
  return rules.search('award.any-at-least').test(heading) ? 'min' : null;
}

/** Forms stand before their counts, or all of them behind ("04 tập thể nhận cờ, 05 cá nhân nhận bằng khen"). */
function governing(forms: readonly Form[], quotas: readonly Quota[], place: number, sentence: Span): Form | null {
  const within = forms.filter((form) => form.start >= sentence.start && form.start < sentence.end);
  const first = quotas.find((quota) => quota.start >= sentence.start);
  const before = within.findLast((form) => form.start < place) ?? null;
  const after = within.find((form) => form.start >= place) ?? null;
  const countsFirst = first !== undefined && within[0] !== undefined && first.start < within[0].start;
  return countsFirst ? (after ?? before) : (before ?? after);
}
