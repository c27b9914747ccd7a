import type { Hit, Rows, TextIndex } from '../model/index.js';
import { heldWhere } from './documents.js';
import { phrasesOf } from './phrases.js';
import { snippetOf } from './snippet.js';

interface TextRow {
  id: string;
  uri: string;
  text: string;
  page_starts: string;
}

const pageAt = (starts: readonly number[], offset: number): number => Math.max(1, starts.filter((start) => start <= offset).length);

const hitOf = async (rows: Rows, source: number, phrases: readonly (readonly string[])[]): Promise<Hit[]> => {
  const [row] = await rows.all<TextRow>(
    `select d.id, s.uri, t.text, t.page_starts
     from _documents d join sources s on s.id = d.source join _texts t on t.source = d.source where d.source = ?`,
    [source],
  );
  const [document] = row ? await heldWhere(rows, 'd.id = ?', [row.id]) : [];
  if (!row || !document) return [];
  const { at, snippet, marks } = snippetOf(row.text, phrases);
  const page = pageAt(JSON.parse(row.page_starts) as number[], at);
  return [{ document, file: row.uri, page, snippet, marks: [...marks] }];
};

/** Documents that hold every word (and every "phrase in quotes") of the query, best first. Diacritics and case are free. */
export const search = async (store: Rows & TextIndex, query: string, limit: number): Promise<Hit[]> => {
  const phrases = phrasesOf(query);
  const found = await store.match(phrases, limit);
  return (await Promise.all(found.map(({ source }) => hitOf(store, source, phrases)))).flat();
};
