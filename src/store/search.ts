import type { TextIndex } from '../model/index.js';
import type { Port } from './port.js';

/** Quoted, a phrase is words and nothing else to FTS5: no operator of its language can be typed by accident. */
const phrase = (words: readonly string[]): string => `"${words.join(' ').replaceAll('"', '')}"`;

// A number found in the number of a document weighs more than in its title, and far more than in its body.
const MATCH = `
  select f.source, f.rank from (
    select rowid as source, bm25(search, 20.0, 5.0, 1.0) as rank from search where search match ?
  ) f
  join _documents d on d.source = f.source
  order by f.rank, d.id limit ?`;

/** FTS5 over the folded text of the files that speak for a document. */
export const textIndex = (port: Port): TextIndex => ({
  match: async (phrases, limit) => (phrases.length === 0 ? [] : port.all(MATCH, [phrases.map(phrase).join(' AND '), limit])),
});
