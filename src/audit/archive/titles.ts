import { type Against, fold, foldWords, type Rows } from '../../model/index.js';
import { aboutOnly, asAgainst, CITATION, CITATIONS, type CitationRow, type Found, foundAt, heldAgainst } from './rows.js';

interface TitledRow extends CitationRow {
  readonly source: number;
  readonly ordinal: number;
  readonly own: string | null;
  readonly own_file: string | null;
}

const PAGE = 2000;
const titledIn = (only: string): string => `
  select ${CITATION}, c.source, c.ordinal, r.title as own, o.uri as own_file
  from ${CITATIONS}
  left join _documents t on t.id = c.target
  left join readings r on r.source = t.source and r.kind = 'official'
  left join sources o on o.id = r.source
  where c.target is not null and c.title is not null and c.inferred not like '%"title"%' and c.confidence >= 0.8
    and (c.target, c.source, c.ordinal) > (?, ?, ?)${only}
  order by c.target, c.source, c.ordinal limit ${PAGE}`;

async function* titled(rows: Rows, documents: readonly string[]): AsyncGenerator<TitledRow> {
  const only = aboutOnly('c.target', documents);
  let last: [string, number, number] = ['', -1, -1];
  for (;;) {
    const page = await rows.all<TitledRow>(titledIn(only.sql), [...last, ...only.params]);
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = [end.target, end.source, end.ordinal];
  }
}

const LEAST_WORDS = 7;
const UNLIKE = 0.3;
const ALIKE = 0.9;
const YEARS = /\b(?:19|20)\d{2}\s*-\s*(?:19|20)\d{2}\b/g;

const wordsOf = (title: string): Set<string> => new Set(foldWords(title).split(' '));
const periodsOf = (title: string): string => [...new Set(title.match(YEARS)?.map((years) => years.replace(/\s/g, '')))].sort().join(' ');

/** How much of the shorter title stands in the other one; titles are often cut short. */
function share(one: Set<string>, other: Set<string>): number {
  const [short, long] = one.size < other.size ? [one, other] : [other, one];
  let both = 0;
  for (const word of short) if (long.has(word)) both++;
  return both / short.size;
}

/** Vietnamese is written with its marks; a translation has hardly a word of its original. */
const isMarked = (title: string): boolean => fold(title) !== title.toLowerCase();

/** Whether two titles cannot be of one document: hardly a word in common, or the same words with other years. */
export function differ(one: string, other: string): boolean {
  if (isMarked(one) !== isMarked(other)) return false;
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (Math.min(a.size, b.size) < LEAST_WORDS) return false;
  const common = share(a, b);
  if (common < UNLIKE) return true;
  const [first, second] = [periodsOf(one), periodsOf(other)];
  return common >= ALIKE && first !== '' && second !== '' && !first.includes(second) && !second.includes(first);
}

const SUPPORTED = 0.6;
const MOST_TITLES = 200;

/** The title that a document bears, or that two documents agree on; null where neither is known. A title that one document reads twice may be cut by its layout. */
function rightTitle(group: readonly TitledRow[]): { title: string; against: Against } | null {
  const [first] = group;
  if (first?.own && first.own_file) return { title: first.own, against: heldAgainst(first.target, first.own_file) };
  const words = group.map(({ title }) => wordsOf(title ?? ''));
  const agreed = group.find((_, i) =>
    words.some((other, j) => group[j]?.document !== group[i]?.document && share(words[i] as Set<string>, other) >= SUPPORTED),
  );
  return agreed?.title ? { title: agreed.title, against: asAgainst(agreed) } : null;
}

function* conflictsIn(group: readonly TitledRow[]): Generator<Found> {
  const right = rightTitle(group);
  if (right === null) return;
  const of = right.against.text === null ? 'held' : 'cited';
  for (const row of group)
    if (row.title !== null && row.document !== right.against.document && differ(row.title, right.title))
      yield foundAt('title-conflict', row, { title: row.title, other: right.title, of }, right.against);
}

/** One document cited under two titles, or under another one than it bears. */
export async function* titleConflicts(rows: Rows, _: unknown, documents: readonly string[]): AsyncGenerator<Found> {
  let group: TitledRow[] = [];
  for await (const row of titled(rows, documents)) {
    if (group[0] && group[0].target !== row.target) {
      yield* conflictsIn(group);
      group = [];
    }
    if (group.length < MOST_TITLES) group.push(row);
  }
  yield* conflictsIn(group);
}
