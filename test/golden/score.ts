import type { Award, Citation, Summary } from '../../src/index.js';
import { foldWords } from '../../src/model/fold.js';

/** A judged value; an array means that any one of its members is right. */
type Judged = string | number | null | readonly (string | number | null)[];

interface GoldCitation {
  readonly number: string;
  readonly type: Judged;
  readonly date: Judged;
  readonly issuer: Judged;
  readonly relation: Judged;
  readonly mentions?: number;
  readonly pinpoints?: readonly string[];
}
type GoldAward = Readonly<Record<'form' | 'grantor' | 'recipient' | 'min' | 'max' | 'unit' | 'per' | 'occasion' | 'year', Judged>>;
type Interval = readonly [string, string];

/** What a careful reader finds in one document: see corpus/README.md. */
export interface Gold {
  readonly file: string;
  readonly document: Readonly<Record<string, Judged | { readonly name: string } | null>>;
  readonly citations: readonly GoldCitation[];
  readonly citationsOptional?: readonly string[];
  readonly periods: readonly Interval[];
  readonly periodsOptional?: readonly Interval[];
  readonly deadlines: readonly string[];
  readonly deadlinesOptional?: readonly string[];
  readonly awards: readonly GoldAward[];
  readonly awardsOptional?: readonly GoldAward[];
  readonly absent?: readonly string[];
}

export interface Row {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
export const precision = ({ right, wrong }: Row): number => round(right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Row): number => round(right + missed === 0 ? 1 : right / (right + missed));
export const f1 = ({ right, wrong, missed }: Row): number =>
  round(right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed));

/** Counts by measure, with a note for everything that is not right. */
export class Tally {
  readonly rows = new Map<string, Row>();
  readonly notes: string[] = [];

  add(measure: string, right: number, wrong: number, missed: number): void {
    const row = this.rows.get(measure) ?? { right: 0, wrong: 0, missed: 0 };
    this.rows.set(measure, { right: row.right + right, wrong: row.wrong + wrong, missed: row.missed + missed });
  }
  /** One judgement: a value that is not right is wrong and missed at once. */
  judge(measure: string, isRight: boolean, note: string): void {
    this.add(measure, isRight ? 1 : 0, isRight ? 0 : 1, isRight ? 0 : 1);
    if (!isRight) this.notes.push(`${measure}: ${note}`);
  }
  sets(measure: string, wanted: Iterable<string>, got: Iterable<string>, where: string): void {
    const [want, have] = [new Set(wanted), new Set(got)];
    const missed = [...want].filter((value) => !have.has(value));
    const wrong = [...have].filter((value) => !want.has(value));
    this.add(measure, want.size - missed.length, wrong.length, missed.length);
    for (const value of missed) this.notes.push(`${measure}: ${where} misses ${value}`);
    for (const value of wrong) this.notes.push(`${measure}: ${where} wrongly finds ${value}`);
  }
}

/** Numbers are compared without case, spaces and leading zeros; the separators carry meaning and stay. */
export const numberKey = (number: string): string =>
  number
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/^0+(?=\d)/, '');

// Folded names: "UBND", "TP", the Party's full name and a committee's term are ways to write the same body.
const bodyKey = (name: string): string =>
  foldWords(name)
    .replace(/\btp\b/g, 'thanh pho')
    .replace(/\bubnd\b/g, 'uy ban nhan dan')
    .replace(/\bhdnd\b/g, 'hoi dong nhan dan')
    .replace(/ khoa [ivx]+$/, '')
    .replace(/ (?:cua )?dang(?: cong san viet nam)?$/, '');
const BELOW_PROVINCE = /\b(?:huyen|xa|phuong|quan|thi tran|thi xa) (?!hoi\b)/;
const PROVINCE_TAIL = / (?:tinh|thanh pho) [a-z ]+$/;

/** Of a body below the province, the province may be left out on one side. */
const sameBody = (a: string, b: string): boolean => {
  const [first, second] = [bodyKey(a), bodyKey(b)];
  if (first === second) return true;
  if (!BELOW_PROVINCE.test(first) || !BELOW_PROVINCE.test(second)) return false;
  return first.replace(PROVINCE_TAIL, '') === second.replace(PROVINCE_TAIL, '') && PROVINCE_TAIL.test(first) !== PROVINCE_TAIL.test(second);
};
const titleKey = (title: string): string => foldWords(title).replace(/^(?:v v|ve viec) /, '');

const SAME: Readonly<Record<string, (a: string, b: string) => boolean>> = {
  number: (a, b) => numberKey(a) === numberKey(b),
  symbol: (a, b) => numberKey(a) === numberKey(b),
  issuer: sameBody,
  grantor: sameBody,
  title: (a, b) => titleKey(a) === titleKey(b),
};

/** Whether a value is what the gold says of the field. */
export const fits = (field: string, gold: Judged, got: unknown): boolean =>
  [gold].flat().some((wanted) => {
    if (wanted === null || got === null || got === undefined) return (wanted ?? null) === (got ?? null);
    if (typeof wanted === 'number') return wanted === got;
    return (SAME[field] ?? ((a: string, b: string) => foldWords(a) === foldWords(b)))(wanted as string, String(got));
  });

const show = (value: unknown): string => JSON.stringify(value);

const judgeHeader = ({ file, document }: Gold, summary: Summary, tally: Tally): void => {
  for (const [field, wanted] of Object.entries(document)) {
    const got = summary.document[field as keyof Summary['document']];
    const name = (value: unknown): Judged => (value as { name: string } | null)?.name ?? null;
    const right = field === 'signer' ? fits('signer', name(wanted), name(got)) : fits(field, wanted as Judged, got);
    tally.judge(`header.${field}`, right, `${file} ${show(got)} for ${show(wanted)}`);
  }
};

const group = (citations: readonly Citation[]): Map<string, Citation[]> => {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    if (citation.number === null) continue;
    const key = numberKey(citation.number);
    groups.set(key, [...(groups.get(key) ?? []), citation]);
  }
  return groups;
};

const FIELDS = ['type', 'date', 'issuer'] as const;

/** Judges the mentions of one cited document: a field is right where one place gives it and none contradicts. */
const judgeCited = (gold: GoldCitation, mine: readonly Citation[], where: string, tally: Tally): boolean => {
  let strict = true;
  for (const field of FIELDS) {
    const values = mine.map((citation) => citation[field]);
    const right =
      values.some((value) => fits(field, gold[field], value)) && values.every((value) => value === null || fits(field, gold[field], value));
    tally.judge(`citation.${field}`, right, `${where} ${show([...new Set(values)])} for ${show(gold[field])}`);
    strict &&= right;
  }
  const relations = mine.map(({ relation }) => relation);
  tally.judge(
    'citation.relation',
    relations.some((relation) => fits('relation', gold.relation, relation)),
    `${where} ${show(relations)} for ${show(gold.relation)}`,
  );
  if (gold.mentions !== undefined)
    tally.judge(
      'citation.mentions',
      mine.length === gold.mentions,
      `${where} ${mine.length} for ${gold.mentions}: ${show(mine.map(({ text }) => text))}`,
    );
  if (gold.pinpoints !== undefined)
    tally.sets(
      'citation.pinpoint',
      gold.pinpoints.map(foldWords),
      mine.flatMap(({ pinpoint }) => (pinpoint === null ? [] : [foldWords(pinpoint)])),
      where,
    );
  return strict;
};

const judgeCitations = (gold: Gold, summary: Summary, tally: Tally): void => {
  const free = new Set((gold.citationsOptional ?? []).map(numberKey));
  const got = new Map([...group(summary.citations)].filter(([key]) => !free.has(key)));
  const wanted = gold.citations.filter(({ number }) => !free.has(numberKey(number)));
  tally.sets(
    'citation.number',
    wanted.map(({ number }) => numberKey(number)),
    got.keys(),
    gold.file,
  );
  let strict = 0;
  for (const cited of wanted) {
    const found = got.get(numberKey(cited.number));
    if (!found) continue;
    // Two documents may share a number; their dates tell them apart.
    const isShared = wanted.filter(({ number }) => numberKey(number) === numberKey(cited.number)).length > 1;
    const mine = isShared ? found.filter(({ date }) => fits('date', cited.date, date)) : found;
    if (judgeCited(cited, mine, `${gold.file} ${cited.number}`, tally)) strict++;
  }
  const claimed = [...got.values()].reduce(
    (sum, list) => sum + Math.max(1, new Set(list.map(({ date }) => date).filter((date) => date !== null)).size),
    0,
  );
  tally.add('citation.strict', strict, Math.max(0, claimed - strict), wanted.length - strict);
  for (const number of gold.absent ?? [])
    tally.judge(
      'citation.absent',
      !summary.citations.some((citation) => citation.number !== null && numberKey(citation.number) === numberKey(number)),
      `${gold.file} finds ${number}`,
    );
};

/** Each award of the gold takes one that was found; what is left over is wrong. */
const judgeAwards = (
  gold: Gold,
  summary: Summary,
  measure: string,
  fields: readonly (keyof GoldAward & keyof Award)[],
  tally: Tally,
): void => {
  const left = [...summary.awards];
  const text = (award: Readonly<Record<string, unknown>>): string => fields.map((field) => show(award[field] ?? null)).join(' ');
  const take = (wanted: GoldAward, isOptional: boolean): boolean => {
    const at = left.findIndex((award) =>
      fields.every((field) => (isOptional && wanted[field] === null) || fits(field, wanted[field] ?? null, award[field])),
    );
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const missed = gold.awards.filter((wanted) => !take(wanted, false));
  for (const wanted of gold.awardsOptional ?? []) take(wanted, true);
  tally.add(measure, gold.awards.length - missed.length, left.length, missed.length);
  for (const award of missed) tally.notes.push(`${measure}: ${gold.file} misses ${text(award)}`);
  for (const award of left) tally.notes.push(`${measure}: ${gold.file} wrongly finds ${text(award)} in ${show(award.text)}`);
};

/** Compares what was read of one document with its gold. */
export const judge = (gold: Gold, summary: Summary, tally: Tally): void => {
  judgeHeader(gold, summary, tally);
  judgeCitations(gold, summary, tally);
  const intervals = summary.periods.flatMap(({ start, end }) => (start !== null && end !== null ? [`${start}/${end}`] : []));
  const periods = gold.periods.map((period) => period.join('/'));
  const freePeriods = new Set((gold.periodsOptional ?? []).map((period) => period.join('/')));
  tally.sets(
    'period',
    periods,
    intervals.filter((period) => periods.includes(period) || !freePeriods.has(period)),
    gold.file,
  );
  const freeDeadlines = new Set(gold.deadlinesOptional ?? []);
  const days = summary.deadlines.flatMap(({ date, recurs }) => (date !== null && recurs === null ? [date] : []));
  tally.sets(
    'deadline',
    gold.deadlines,
    days.filter((day) => gold.deadlines.includes(day) || !freeDeadlines.has(day)),
    gold.file,
  );
  judgeAwards(gold, summary, 'award', ['form', 'recipient', 'min', 'max', 'unit', 'occasion', 'year'], tally);
  judgeAwards(gold, summary, 'award.quantity', ['recipient', 'min', 'max', 'unit'], tally);
  judgeAwards(gold, summary, 'award.whole', ['form', 'grantor', 'recipient', 'min', 'max', 'unit', 'per', 'occasion', 'year'], tally);
};
