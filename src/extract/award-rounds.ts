import type { Span } from '../model/index.js';
import { endingNamed, isUpperAt, type Match, type Rules, wordNamed, wordsNamed } from '../rules/index.js';
import type { Occasion, Quota } from './award-parts.js';
import { CLAUSE_ENDS, stretchOf } from './clauses.js';
import type { Hits, Scan } from './scan.js';

const ANNUAL = wordNamed('every-year');
const QUARTERLY = wordNamed('every-quarter');
const MONTHLY = wordNamed('every-month');
const YEAR_BEFORE = endingNamed('award.year-before');

/** What a heading or the title says of the lines below it. */
interface Above {
  readonly occasions: readonly Occasion[];
  readonly year: number | null;
}
/** A quota beginning at `start`, in its clause and paragraph, among the quotas of that paragraph. */
interface Place {
  readonly paragraph: Span;
  readonly clause: Span;
  readonly start: number;
  readonly quotas: readonly Quota[];
}

/** The rounds in which awards are given, and their years. */
export class Rounds {
  /** The years in which earlier lines say that rounds are held; null where they say several. */
  private readonly years = new Map<string, number | null>();
  /** The numbered rounds that headings before the last paragraph begin with, and how many hits were looked at for them. */
  private readonly rounds = new Map<string, Occasion>();
  private heard = 0;
  private readonly occasions: Hits;
  private readonly each: Hits;
  private readonly sudden: Hits;
  /** Years of any kind. */
  private readonly stated: Hits;

  constructor(
    private readonly text: string,
    scan: Scan,
    private readonly rules: Rules,
  ) {
    this.occasions = scan.of('award.occasion');
    this.each = scan.of('award.each-round');
    this.sudden = scan.of('award.sudden');
    this.stated = scan.of('award.year');
  }

  /** All that a stretch names, each once. */
  in(stretch: Span): Occasion[] {
    const named = this.occasions.within(stretch);
    if (named.length === 0) return [];
    const list: Occasion[] = [];
    let last = -1;
    for (const match of named) {
      // "sơ kết đợt 1 (tháng 01/2026)" is one round, and so is "đợt 1 (sơ kết, tháng 8/2022)"
      const between = last < 0 ? null : this.text.slice(last, match.start).trim();
      const joined = between === '' || between === '(';
      last = match.end;
      if (joined) {
        const before = list.pop();
        if (before) list.push({ ...before, year: before.year ?? this.yearOf(match, stretch) });
        continue;
      }
      const name = match.group('annual') ? ANNUAL(this.rules) : roundOf(match.group('review') ?? '', this.rules);
      if (name && !list.some((occasion) => occasion.name === name)) list.push({ name, year: this.yearOf(match, stretch) });
    }
    // "hằng năm, mỗi quý" is each quarter
    const shorter = [QUARTERLY(this.rules), MONTHLY(this.rules)];
    if (!list.some(({ name }) => shorter.includes(name))) return list;
    if (this.sudden.any(stretch)) return list.filter(({ name }) => !shorter.includes(name));
    return list.filter(({ name }) => name !== ANNUAL(this.rules));
  }

  /** "1. Thời điểm: sơ kết tháng 12/2026": the lines below may name the round alone. */
  note(occasions: readonly Occasion[]): void {
    for (const { name, year } of occasions) {
      if (name === null || year === null) continue;
      const known = this.years.get(name);
      this.years.set(name, known === undefined || known === year ? year : null);
    }
  }

  /** Behind the name of the round, or right before it ("năm 2023 sơ kết"). */
  private yearOf(match: Match, stretch: Span): number | null {
    const year = match.group('year') ?? YEAR_BEFORE(this.rules).before(this.text, match.start, stretch.start)?.group('year');
    return year ? Number(year) : null;
  }

  yearIn(stretch: Span): number | null {
    const year = this.stated.within(stretch).at(-1)?.group('year');
    return year ? Number(year) : null;
  }

  /** The rounds of a quota: of its clause, else of an earlier clause of the paragraph, else of the headings, else of the title. */
  of({ paragraph, clause, start, quotas }: Place, heading: Above, title: Above): readonly Occasion[] {
    const near = this.yearIn({ start: clause.start, end: start }) ?? this.yearIn({ start, end: clause.end });
    const around = this.saidIn(clause, start, quotas) ?? this.eachIn(paragraph, start) ?? this.saidBefore(paragraph, clause, near);
    const said = around ?? (heading.occasions.length > 0 ? heading.occasions : title.occasions);
    const above = heading.year ?? title.year;
    if (said.length === 0) return [{ name: null, year: near ?? above }];
    const annual = ANNUAL(this.rules);
    const announced = (name: string | null) =>
      [...this.in(paragraph), ...heading.occasions, ...title.occasions].find((round) => round.name === name && round.year !== null)?.year;
    const yearOf = (name: string | null) => near ?? announced(name) ?? above ?? (name === null ? null : (this.years.get(name) ?? null));
    return said.map(({ name, year }) => ({ name, year: year ?? (name === annual ? null : yearOf(name)) }));
  }

  /** Rounds stand before the counts of their clause, or each behind its own: "02 tập thể khi sơ kết và 03 tập thể khi tổng kết". */
  private saidIn(clause: Span, start: number, quotas: readonly Quota[]): readonly Occasion[] | null {
    const first = quotas.find((quota) => quota.start >= clause.start)?.start ?? start;
    const behind = this.in({ start, end: clause.end }).slice(0, 1);
    if (behind.length > 0 && this.in({ start: clause.start, end: first }).length === 0) return behind;
    const before = this.in({ start: clause.start, end: start });
    return before.length > 0 ? before : null;
  }

  /** "Sau mỗi đợt, tặng Giấy khen cho 03 tập thể": of the rounds that the lines above begin with. */
  private eachIn(paragraph: Span, start: number): readonly Occasion[] | null {
    if (!this.each.any({ start: paragraph.start, end: start })) return null;
    const { all } = this.occasions;
    for (; this.heard < all.length; this.heard++) {
      const match = all[this.heard] as Match;
      if (match.start >= paragraph.start) break;
      const name = match.group('review')?.toLowerCase();
      // "Đợt 1 (từ ngày …)", as a heading has it
      if (!name || !/ (?:[1-9]|i{1,3})$/.test(name) || !isUpperAt(this.text, match.start) || this.rounds.has(name)) continue;
      const year = match.group('year');
      this.rounds.set(name, { name, year: year ? Number(year) : null });
    }
    return this.rounds.size > 1 ? [...this.rounds.values()] : null;
  }

  /** The round of an earlier clause is carried on; "hằng năm" is not where the clause has a year of its own. */
  private saidBefore(paragraph: Span, clause: Span, year: number | null): readonly Occasion[] | null {
    const annual = ANNUAL(this.rules);
    for (let end = clause.start; end > paragraph.start; ) {
      const earlier = stretchOf(this.text, { start: paragraph.start, end: clause.start }, end - 1, CLAUSE_ENDS);
      const carried = this.in(earlier);
      if (carried.length > 0) return year !== null && carried.every(({ name }) => name === annual) ? [] : carried;
      end = earlier.start;
    }
    return null;
  }
}

/** As Vietnamese texts call it, whatever the language. */
const roundOf = (review: string, rules: Rules): string | null =>
  ROUNDS.find(([words]) => words(rules).has(review))?.[1](rules) ?? (review.toLowerCase() || null);
const ROUNDS = ['first-review', 'final-review', 'every-quarter', 'every-month'].map((role) => [wordsNamed(role), wordNamed(role)] as const);
