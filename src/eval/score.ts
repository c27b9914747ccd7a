import { foldWords } from '../model/fold.js';
import type { PagedSpan } from '../model/span.js';
import type { Award, Citation, Summary } from '../model/summary.js';
import type { Place } from './answers.js';
import type { Gold, GoldAward, GoldCitation, Judged } from './gold.js';
import { type Fits, numberKey } from './same.js';
import type { Tally } from './tally.js';

const show = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => show(one) ?? 'null').join(' | ') || null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
const placeOf = ({ text, span }: { readonly text: string; readonly span: PagedSpan }): Place => ({ ...span, text });

/** The facts of each key, in the order in which they were found. */
const grouped = <T>(facts: readonly T[], keyOf: (fact: T) => string | null): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
};
const places = <T extends { readonly text: string; readonly span: PagedSpan }>(groups: Iterable<[string, T[]]>): Map<string, Place[]> =>
  new Map([...groups].map(([key, facts]) => [key, facts.map(placeOf)]));

/** What is judged: the gold, what was read (null where the document was refused), and the means to do it. */
interface Case {
  readonly gold: Gold;
  readonly summary: Summary | null;
  readonly fits: Fits;
  readonly tally: Tally;
}

const judgeHeader = ({ gold, summary, fits, tally }: Case): void => {
  for (const [field, wanted] of Object.entries(gold.document ?? {})) {
    const got = summary?.document[field as keyof Summary['document']];
    const name = (value: unknown): Judged => (value as { name: string } | null | undefined)?.name ?? null;
    const [want, have] = field === 'signer' ? [name(wanted), name(got)] : [wanted as Judged, got];
    const isRight = summary !== null && fits(field, want, have);
    tally.judge(`header.${field}`, isRight, { file: gold.file, subject: null, wanted: show(want), got: show(have), places: [] });
  }
};

const FIELDS = ['type', 'date', 'issuer'] as const;

/** Judges the mentions of one cited document: a field is right where one place gives it and none contradicts. */
const judgeCited = (cited: GoldCitation, mine: readonly Citation[], { gold: { file }, fits, tally }: Case): boolean => {
  const judge = (measure: string, isRight: boolean, wanted: unknown, got: unknown): void =>
    tally.judge(measure, isRight, { file, subject: cited.number, wanted: show(wanted), got: show(got), places: mine.map(placeOf) });
  let strict = true;
  for (const field of FIELDS) {
    const wanted = cited[field];
    if (wanted === undefined) continue;
    const values = mine.map((citation) => citation[field]);
    const isRight =
      values.some((value) => fits(field, wanted, value)) && values.every((value) => value === null || fits(field, wanted, value));
    judge(`citation.${field}`, isRight, wanted, [...new Set(values)]);
    strict &&= isRight;
  }
  const { relation, mentions, pinpoints } = cited;
  if (relation !== undefined && relation !== null) {
    const relations = mine.map((citation) => citation.relation);
    judge(
      'citation.relation',
      relations.some((one) => fits('relation', relation, one)),
      relation,
      [...new Set(relations)],
    );
  }
  if (mentions !== undefined) judge('citation.mentions', mine.length === mentions, mentions, mine.length);
  if (pinpoints !== undefined) {
    const got = grouped(mine, ({ pinpoint }) => pinpoint && foldWords(pinpoint));
    tally.sets('citation.pinpoint', pinpoints.map(foldWords), places(got), file, cited.number);
  }
  return strict;
};

const judgeCitations = (one: Case): void => {
  const { gold, summary, fits, tally } = one;
  if (gold.citations === undefined) return;
  const free = new Set((gold.citationsOptional ?? []).map(numberKey));
  const isFree = (number: string): boolean => free.has(numberKey(number));
  const got = grouped(summary?.citations ?? [], ({ number }) => (number === null || isFree(number) ? null : numberKey(number)));
  const wanted = gold.citations.filter(({ number }) => !isFree(number));
  tally.sets(
    'citation.number',
    wanted.map(({ number }) => numberKey(number)),
    places(got),
    gold.file,
  );
  let strict = 0;
  for (const cited of wanted) {
    const found = got.get(numberKey(cited.number));
    if (!found) continue;
    // Two documents may share a number; their dates tell them apart.
    const isShared = wanted.filter(({ number }) => numberKey(number) === numberKey(cited.number)).length > 1;
    const mine = isShared ? found.filter(({ date }) => fits('date', cited.date ?? null, date)) : found;
    if (judgeCited(cited, mine, one)) strict++;
  }
  const claimed = [...got.values()].reduce(
    (sum, list) => sum + Math.max(1, new Set(list.map(({ date }) => date).filter((date) => date !== null)).size),
    0,
  );
  tally.add('citation.strict', strict, Math.max(0, claimed - strict), wanted.length - strict);
};

/** Numbers on the page that are no citations of the document. */
const judgeAbsent = ({ gold, summary, tally }: Case): void => {
  if (!summary) return;
  for (const number of gold.absent ?? []) {
    const found = summary.citations.filter((citation) => citation.number !== null && numberKey(citation.number) === numberKey(number));
    tally.add('citation.absent', found.length > 0 ? 0 : 1, found.length > 0 ? 1 : 0, found.length > 0 ? 1 : 0);
    const about = { file: gold.file, subject: null, wanted: null, got: number, places: found.map(placeOf) };
    if (found.length > 0) tally.fault('citation.absent', 'wrong', about);
  }
};

const judgeTimes = ({ gold, summary, tally }: Case): void => {
  if (gold.periods !== undefined) {
    const wanted = gold.periods.map((period) => period.join('/'));
    const free = new Set((gold.periodsOptional ?? []).map((period) => period.join('/')));
    const got = grouped(summary?.periods ?? [], ({ start, end }) => (start !== null && end !== null ? `${start}/${end}` : null));
    const judged = [...got].filter(([period]) => wanted.includes(period) || !free.has(period));
    tally.sets('period', wanted, places(judged), gold.file);
  }
  if (gold.deadlines !== undefined) {
    const wanted = gold.deadlines;
    const free = new Set(gold.deadlinesOptional ?? []);
    const got = grouped(summary?.deadlines ?? [], ({ date, recurs }) => (recurs === null ? date : null));
    const judged = [...got].filter(([day]) => wanted.includes(day) || !free.has(day));
    tally.sets('deadline', wanted, places(judged), gold.file);
  }
};

type AwardField = keyof GoldAward & keyof Award;
const QUANTITY: readonly AwardField[] = ['recipient', 'min', 'max', 'unit'];
const AWARD: readonly AwardField[] = ['form', 'recipient', 'min', 'max', 'unit', 'occasion', 'year'];
/** With what the gold of some documents leaves out: judged where it is told. */
const WHOLE: readonly AwardField[] = [...AWARD, 'grantor', 'per'];

/** Each award of the gold takes one that was found; what is left over is wrong. */
const judgeAwards = (measure: string, fields: readonly AwardField[], { gold, summary, fits, tally }: Case): void => {
  if (gold.awards === undefined) return;
  const left = [...(summary?.awards ?? [])];
  const text = (award: Readonly<Partial<Record<AwardField, unknown>>>): string =>
    fields.map((field) => show(award[field]) ?? '-').join(' \u00b7 ');
  const isRight = (wanted: GoldAward, award: Award, isOptional: boolean, field: AwardField): boolean => {
    const value = wanted[field];
    if (value === undefined && !AWARD.includes(field)) return true;
    if (isOptional && (value ?? null) === null) return true;
    return fits(field, value ?? (field === 'unit' ? 'recipient' : null), award[field]);
  };
  const take = (wanted: GoldAward, isOptional: boolean): boolean => {
    const at = left.findIndex((award) => fields.every((field) => isRight(wanted, award, isOptional, field)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const missed = gold.awards.filter((wanted) => !take(wanted, false));
  for (const wanted of gold.awardsOptional ?? []) take(wanted, true);
  tally.add(measure, gold.awards.length - missed.length, left.length, missed.length);
  const about = { file: gold.file, subject: null };
  for (const award of missed) tally.fault(measure, 'missed', { ...about, wanted: text(award), got: null, places: [] });
  for (const award of left) tally.fault(measure, 'wrong', { ...about, wanted: null, got: text(award), places: [placeOf(award)] });
};

/** Compares what was read of one document with its gold. Of a refused one (null) all that is wanted is missed. */
export const judge = (gold: Gold, summary: Summary | null, fits: Fits, tally: Tally): void => {
  const one: Case = { gold, summary, fits, tally };
  judgeHeader(one);
  judgeCitations(one);
  judgeAbsent(one);
  judgeTimes(one);
  judgeAwards('award', AWARD, one);
  judgeAwards('award.quantity', QUANTITY, one);
  judgeAwards('award.whole', WHOLE, one);
};
