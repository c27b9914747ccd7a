import type { TextIndex } from '../model/index.js';
import type { Port } from './port.js';

/** Quoted, a phrase is words and nothing else to FTS5: no operator of its language can be typed by accident. */
const phrase = (words: readonly string[]): string => `"${words.join(' ').replaceAll('"', '')}"`;

// A number found in the number of a document weighs more than in its title.
const MATCH = `
  select f.source, f.rank from (
    select rowid as source, bm25(search, 20.0, 5.0, 1.0) as rank from search where search match ?
  ) f
  join documents d on d.source = f.source
  order by f.rank, d.id limit ?`;

interface Match {
  readonly source: number;
  readonly rank: number;
}

/** Documents that the words name come before those that merely hold them, whose texts need not be weighed where enough are named. */
const matches = async (port: Port, phrases: readonly (readonly string[])[], limit: number): Promise<Match[]> => {
  const all = phrases.map(phrase).join(' AND ');
  const named = await port.all<Match>(MATCH, [`{number title} : (${all})`, limit]);
  if (named.length === limit) return named;
  const known = new Set(named.map(({ source }) => source));
  const held = await port.all<Match>(MATCH, [all, limit + named.length]);
  return [...named, ...held.filter(({ source }) => !known.has(source))].slice(0, limit);
};

const ROWS_NAMED = { held: ['d.source', 'names'], cited: ['c.row', 'cited_names'] } as const;

/** FTS5 over the folded text of the files that speak for a document, and over the names of documents. */
export const textIndex = (port: Port): TextIndex => ({
  named: (sets, table) => {
    const [row, index] = ROWS_NAMED[table];
    const query = sets.map((words) => `(${words.map((word) => phrase([word])).join(' AND ')})`).join(' OR ');
    return { sql: `${row} in (select rowid from ${index} where ${index} match ?)`, params: [query] };
  },
  match: async (phrases, limit) => (phrases.length === 0 ? [] : matches(port, phrases, limit)),
});
