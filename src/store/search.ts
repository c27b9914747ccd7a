import { compare, type MatchFilter, type TextIndex } from '../model/index.js';
import { conditionOf, counted, filtered, isFree, profiles } from './facets.js';
import { asList, listOf } from './lists.js';
import type { Port } from './port.js';
import { indexedWord } from './words.js';

/** Quoted, a phrase is words and nothing else to FTS5: no operator of its language can be typed by accident. */
const phrase = (words: readonly string[]): string => `"${words.map(indexedWord).join(' ').replaceAll('"', '')}"`;

const everyOf = (phrases: readonly (readonly string[])[]): string => phrases.map(phrase).join(' AND ');

// A number found in the number of a document weighs more than in its title.
const FILES = 'select rowid as source, bm25(search, 20.0, 5.0, 1.0) as rank from search where search match ?';
const ALL = `select f.source, f.rank from (${FILES}) f join _documents d on d.source = f.source order by f.rank, d.id limit ?`;
// Enough that copies of documents, which do not speak for them, rarely leave too few.
const MARGIN = 8;

interface Match {
  readonly source: number;
  readonly rank: number;
}

const byRank = (a: Match & { id: string }, b: Match & { id: string }): number => a.rank - b.rank || compare(a.id, b.id);

/** The index itself takes the best files, which is much faster than ordering all; all are ordered where a tie might have been cut. */
const best = async (port: Port, query: string, limit: number): Promise<Match[]> => {
  const files = await port.all<Match>(`${FILES} order by rank limit ?`, [query, limit * MARGIN]);
  const speaking = await port.all<{ source: number; id: string }>(
    `select d.source, d.id from _documents d where d.source in (${listOf(port, 'integer')})`,
    [asList(files.map(({ source }) => source))],
  );
  const ids = new Map(speaking.map(({ source, id }) => [source, id]));
  const found = files
    .flatMap((file) => {
      const id = ids.get(file.source);
      return id === undefined ? [] : [{ ...file, id }];
    })
    .sort(byRank);
  const end = files.at(-1)?.rank ?? 0;
  const isWhole = files.length < limit * MARGIN || (found[limit - 1]?.rank ?? end) < end;
  return isWhole ? found.slice(0, limit) : port.all<Match>(ALL, [query, limit]);
};

/** Documents that the words name come before those that merely hold them, whose texts need not be weighed where enough are named. */
const matches = async (port: Port, phrases: readonly (readonly string[])[], limit: number): Promise<Match[]> => {
  const all = everyOf(phrases);
  const named = await best(port, `{number title} : (${all})`, limit);
  if (named.length === limit) return named;
  const known = new Set(named.map(({ source }) => source));
  const held = await best(port, all, limit + named.length);
  return [...named, ...held.filter(({ source }) => !known.has(source))].slice(0, limit);
};

const BARE = 'select rowid as source from search where search match ?';

const narrowed = async (port: Port, phrases: readonly (readonly string[])[], limit: number, filter: MatchFilter): Promise<Match[]> => {
  const { sql, params } = conditionOf(filter, port);
  return port.all(
    `select f.source, f.rank from (${FILES}) f join (${await profiles(port)}) p on p.source = f.source
     join _documents d on d.source = f.source where true${sql} order by f.rank, d.id limit ?`,
    [everyOf(phrases), ...params, limit],
  );
};

const ROWS_NAMED = { held: ['d.source', 'names'], cited: ['c.row', 'cited_names'] } as const;

/** FTS5 over the folded text of the files that speak for a document, and over the names of documents. */
export const textIndex = (port: Port): TextIndex => ({
  named: (sets, table) => {
    const [row, index] = ROWS_NAMED[table];
    const query = sets.map((words) => `(${words.map((word) => phrase([word])).join(' AND ')})`).join(' OR ');
    return { sql: `${row} in (select rowid from ${index} where ${index} match ?)`, params: [query] };
  },
  match: async (phrases, limit, filter = {}) => {
    if (isFree(filter)) return phrases.length === 0 ? [] : matches(port, phrases, limit);
    return phrases.length === 0 ? filtered(port, limit, filter) : narrowed(port, phrases, limit, filter);
  },
  counted: (phrases, filter = {}) => counted(port, phrases.length === 0 ? null : { sql: BARE, params: [everyOf(phrases)] }, filter),
});
