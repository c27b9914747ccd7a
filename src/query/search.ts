import type { Hit, Rows, TextIndex } from '../model/index.js';
import { heldWhere } from './documents.js';
import { phrasesOf } from './phrases.js';
import { snippetOf } from './snippet.js';
import { isOf, underFormerNames } from './successors.js';

interface TextRow {
  source: number;
  id: string;
  uri: string;
  text: string;
  page_starts: string;
}

const pageAt = (starts: readonly number[], offset: number): number => Math.max(1, starts.filter((start) => start <= offset).length);

const hitsOf = async (store: Rows & TextIndex, query: string, limit: number): Promise<Hit[]> => {
  const phrases = phrasesOf(query);
  const sources = (await store.match(phrases, limit)).map(({ source }) => source);
  if (sources.length === 0) return [];
  const marks = sources.map(() => '?').join(', ');
  const texts = await store.all<TextRow>(
    `select d.source, d.id, s.uri, t.text, t.page_starts
     from _documents d join sources s on s.id = d.source join _texts t on t.source = d.source where d.source in (${marks})`,
    sources,
  );
  const documents = new Map((await heldWhere(store, `d.source in (${marks})`, sources)).map((document) => [document.id, document]));
  const bySource = new Map(texts.map((row) => [row.source, row]));
  return sources.flatMap((source): Hit[] => {
    const row = bySource.get(source);
    const document = row && documents.get(row.id);
    if (!row || !document) return [];
    const { at, snippet, marks: found } = snippetOf(row.text, phrases);
    return [{ document, file: row.uri, page: pageAt(JSON.parse(row.page_starts) as number[], at), snippet, marks: [...found] }];
  });
};

/**
 * Documents that hold every word (and every "phrase in quotes") of the query, best first; behind them those of bodies
 * and provinces that live on in one that the query names. Diacritics and case are free.
 */
export const search = async (store: Rows & TextIndex, query: string, limit: number): Promise<Hit[]> => {
  const hits = await hitsOf(store, query, limit);
  for (const former of await underFormerNames(store, query)) {
    if (hits.length >= limit) break;
    const more = await hitsOf(store, former.query, limit);
    hits.push(...more.filter(({ document }) => isOf(document.id, former.body) && !hits.some((hit) => hit.document.id === document.id)));
  }
  return hits.slice(0, limit);
};
