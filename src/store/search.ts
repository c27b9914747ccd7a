import type { MatchFilter, SqlValue, TextIndex } from '../model/index.js';
import type { Column, Port } from './port.js';

/** Quoted, a phrase is words and nothing else to FTS5: no operator of its language can be typed by accident. */
const phrase = (words: readonly string[]): string => `"${words.join(' ').replaceAll('"', '')}"`;

const ISSUER: Column = { name: 'value', type: 'text' };

/** What a filter asks of `r`, the reading of a found file. */
const conditionOf = ({ type, year, issuers }: MatchFilter, port: Port): { sql: string; params: SqlValue[] } => {
  const parts: (readonly [string, SqlValue])[] = [];
  if (type !== undefined) parts.push(['r.type = ?', type]);
  if (year !== undefined) parts.push(['substr(r.date, 1, 4) = ?', String(year)]);
  if (issuers !== undefined) parts.push([`r.issuer in (${port.unpack([ISSUER])})`, JSON.stringify(issuers.map((issuer) => [issuer]))]);
  return { sql: parts.map(([sql]) => ` and ${sql}`).join(''), params: parts.map(([, param]) => param) };
};

// A number found in the number of a document weighs more than in its title, and far more than in its body.
const RANKED = 'select rowid as source, bm25(search, 20.0, 5.0, 1.0) as rank from search where search match ?';
const BARE = 'select rowid as source from search where search match ?';

const joined = (found: string, filter: string): string =>
  `from (${found}) f join _documents d on d.source = f.source${filter === '' ? '' : ` join readings r on r.source = f.source${filter}`}`;

/** FTS5 over the folded text of the files that speak for a document. */
export const textIndex = (port: Port): TextIndex => {
  const queryOf = (phrases: readonly (readonly string[])[]): string => phrases.map(phrase).join(' AND ');
  return {
    match: async (phrases, limit, filter = {}) => {
      if (phrases.length === 0) return [];
      const { sql, params } = conditionOf(filter, port);
      const order = 'order by f.rank, d.id limit ?';
      return port.all(`select f.source, f.rank ${joined(RANKED, sql)} ${order}`, [queryOf(phrases), ...params, limit]);
    },
    matching: async (phrases, filter = {}) => {
      if (phrases.length === 0) return [];
      const { sql, params } = conditionOf(filter, port);
      const found = await port.all<{ source: number }>(`select f.source ${joined(BARE, sql)}`, [queryOf(phrases), ...params]);
      return found.map(({ source }) => source);
    },
  };
};
