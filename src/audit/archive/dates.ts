import { compare, type Rows } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { isDated } from '../read.js';
import { aboutOnly, asAgainst, CITATION, CITATIONS, type CitationRow, type Found, foundAt, heldAgainst, placeholders } from './rows.js';

/**
 * What citations that state a day themselves lead to, else null; in the words of its index. Where the number holds its year,
 * a day of another year is a slip of its own (`year-differs`) and proves nothing here.
 */
const STATED = `case when length(c.date) = 10 and c.confidence >= 0.8 and replace(c.inferred, '"date"', '') = c.inferred
  and (c.key_family not in ('normative', 'assembly') or substr(c.date, 1, 4) = c.key_year) then c.target end is not null`;

interface Group {
  readonly target: string;
  readonly own: string | null;
  readonly file: string | null;
}

const GROUPS = 500;
/**
 * Days are told apart before anything is looked up for them, by the index alone: of most documents all citations give the
 * same one. What no file says that speaks for a document is left out where the citations are read.
 */
const groupsIn = (only: string): string => `
  select g.target, r.date as own, o.uri as file
  from (
    select c.target, min(c.date) as first, max(c.date) as last
    from _citations c
    where ${STATED} and c.target > ?${only}
    group by c.target
  ) as g
  left join _documents t on t.id = g.target
  left join readings r on r.source = t.source and r.kind = 'official' and length(r.date) = 10
  left join sources o on o.id = r.source
  where g.first <> g.last or g.first <> r.date
  order by g.target limit ${GROUPS}`;

async function* groups(rows: Rows, documents: readonly string[]): AsyncGenerator<Group> {
  const only = aboutOnly('c.target', documents);
  let last = '';
  for (;;) {
    const page = await rows.all<Group>(groupsIn(only.sql), [last, ...only.params]);
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < GROUPS) return;
    last = end.target;
  }
}

/** The day that most documents give, then most places, then the earlier one. */
function usualDay(citations: readonly CitationRow[]): string {
  const days = new Map<string, Set<string>>();
  for (const { date, document } of citations) {
    const documents = days.get(date as string) ?? new Set();
    days.set(date as string, documents.add(document));
  }
  const places = (day: string): number => citations.filter(({ date }) => date === day).length;
  const [first] = [...days].sort(([a, x], [b, y]) => y.size - x.size || places(b) - places(a) || compare(a, b));
  return first?.[0] ?? '';
}

async function* amongCitations(rows: Rows, rules: Rules, documents: readonly string[]): AsyncGenerator<Found> {
  for await (const { target, own, file } of groups(rows, documents)) {
    const all = await rows.all<CitationRow>(
      `select ${CITATION} from ${CITATIONS} where ${STATED} and c.target = ? order by d.id, c.ordinal limit 1000`,
      [target],
    );
    const citations = all.filter(({ text }) => isDated(text, rules));
    const right = own ?? usualDay(citations);
    const other = citations.find(({ date }) => date === right);
    const against = own !== null && file !== null ? heldAgainst(target, file) : other ? asAgainst(other) : null;
    for (const row of citations)
      if (row.date !== right)
        yield foundAt('date-conflict', row, { date: row.date as string, other: right, of: own === null ? 'cited' : 'held' }, against);
  }
}

interface DifferingRow extends CitationRow {
  readonly source: number;
  readonly ordinal: number;
  readonly own: string;
  readonly own_file: string;
}

const PAGE = 500;
/** Linking leaves open whether a document of the Party with this number and another day is the one that is meant: its only candidate. */
const differing = (only: string): string => `
  select d.id as document, s.uri as file, t.id as target, c.date, c.title, c.text, c.span_start, c.span_end, c.page,
         c.source, c.ordinal, r.date as own, o.uri as own_file
  from ${CITATIONS}
  join _documents t on t.id = replace(replace(c.candidates, '["', ''), '"]', '')
  join readings r on r.source = t.source
  join sources o on o.id = t.source
  where c.reason = 'date-differs' and length(r.date) = 10 and c.inferred not like '%"date"%' and (c.source, c.ordinal) > (?, ?)${only}
  order by c.source, c.ordinal limit ${PAGE}`;

async function* leftOpen(rows: Rows, rules: Rules, documents: readonly string[]): AsyncGenerator<Found> {
  const list = placeholders(documents);
  const only = documents.length === 0 ? '' : ` and c.state = 'ambiguous' and (d.id in (${list}) or t.id in (${list}))`;
  let last: [number, number] = [-1, -1];
  for (;;) {
    const page = await rows.all<DifferingRow>(differing(only), [...last, ...documents, ...documents]);
    for (const row of page)
      if (row.date !== null && isDated(row.text, rules))
        yield foundAt('date-conflict', row, { date: row.date, other: row.own, of: 'held' }, heldAgainst(row.target, row.own_file));
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = [end.source, end.ordinal];
  }
}

/** One document cited with several days, or with another one than it bears. */
export async function* dateConflicts(rows: Rows, rules: Rules, documents: readonly string[]): AsyncGenerator<Found> {
  yield* amongCitations(rows, rules, documents);
  yield* leftOpen(rows, rules, documents);
}
