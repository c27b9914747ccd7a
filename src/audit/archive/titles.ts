import { foldWords, type Rows } from '../../model/index.js';
import { asAgainst, CITATION, CITATIONS, type CitationRow, type Found, foundAt, heldAgainst } from './rows.js';

interface TitledRow extends CitationRow {
  readonly source: number;
  readonly ordinal: number;
  readonly own: string | null;
  readonly own_file: string | null;
}

const PAGE = 2000;
const TITLED = `
  select ${CITATION}, c.source, c.ordinal, r.title as own, o.uri as own_file
  from ${CITATIONS}
  left join documents t on t.id = c.target
  left join readings r on r.source = t.source and r.kind = 'official'
  left join sources o on o.id = r.source
  where c.target is not null and c.title is not null and c.inferred not like '%"title"%' and c.confidence >= 0.8
    and (c.target, c.source, c.ordinal) > (?, ?, ?)
  order by c.target, c.source, c.ordinal limit ${PAGE}`;

async function* titled(rows: Rows): AsyncGenerator<TitledRow> {
  let last: [string, number, number] = ['', -1, -1];
  for (;;) {
    const page = await rows.all<TitledRow>(TITLED, last);
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

/** Whether two titles cannot be of one document: hardly a word in common, or the same words with other years. */
export function differ(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (Math.min(a.size, b.size) < LEAST_WORDS) return false;
  const common = share(a, b);
  if (common < UNLIKE) return true;
  const [first, second] = [periodsOf(one), periodsOf(other)];
  return common >= ALIKE && first !== '' && second !== '' && !first.includes(second) && !second.includes(first);
}

/** One document cited under two titles, or under another one than it bears; each is held against the first. */
export async function* titleConflicts(rows: Rows): AsyncGenerator<Found> {
  let first: TitledRow | null = null;
  for await (const row of titled(rows)) {
    if (first?.target !== row.target) first = row;
    const held = row.own !== null && row.own_file !== null;
    const right = held ? row.own : first.title;
    if (right === null || row.title === null || !differ(row.title, right)) continue;
    const against = held ? heldAgainst(row.target, row.own_file as string) : asAgainst(first);
    yield foundAt('title-conflict', row, { title: row.title, other: right, of: held ? 'held' : 'cited' }, against);
  }
}
