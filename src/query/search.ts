import {
  type Count,
  compare,
  type Facets,
  foldWords,
  groupBy,
  type Hit,
  type MatchFilter,
  type Rows,
  type TextIndex,
} from '../model/index.js';
import { bodyTest } from './bodies.js';
import { documentsOf } from './documents.js';
import { allIn } from './many.js';
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

const hitsOf = async (store: Rows & TextIndex, query: string, limit: number, filter: MatchFilter): Promise<Hit[]> => {
  const phrases = phrasesOf(query);
  const sources = (await store.match(phrases, limit, filter)).map(({ source }) => source);
  const texts = await allIn<TextRow>(
    store,
    sources,
    (list) => `select d.source, d.id, s.uri, t.text, t.page_starts
     from _documents d join sources s on s.id = d.source join _texts t on t.source = d.source where d.source in (${list})`,
  );
  const documents = await documentsOf(
    store,
    texts.map(({ id }) => id),
  );
  const bySource = new Map(texts.map((row) => [row.source, row]));
  return sources.flatMap((source): Hit[] => {
    const row = bySource.get(source);
    const document = row && documents.get(row.id);
    if (!row || !document) return [];
    const { at, snippet, marks: found } = snippetOf(row.text, phrases);
    return [{ document, file: row.uri, page: pageAt(JSON.parse(row.page_starts) as number[], at), snippet, marks: [...found] }];
  });
};

export interface SearchFilter {
  readonly type?: string | undefined;
  readonly year?: number | undefined;
  readonly body?: string | undefined;
}

/** The types and bodies of the archive that were meant, since people leave out marks and words. */
const filterOf = async (rows: Rows, { type, year, body }: SearchFilter): Promise<MatchFilter> => {
  const types = type === undefined ? [] : await rows.all<{ type: string | null }>('select distinct type from readings');
  const bodies =
    body === undefined
      ? []
      : await rows.all<{ key_body: string | null; issuer: string | null }>('select distinct key_body, issuer from readings');
  const isMeant = body === undefined ? () => true : bodyTest(body);
  return {
    type: type === undefined ? undefined : (types.find((row) => foldWords(row.type ?? '') === foldWords(type))?.type ?? type),
    year,
    issuers: body === undefined ? undefined : bodies.flatMap(({ key_body, issuer }) => (isMeant(issuer, key_body) ? (issuer ?? []) : [])),
  };
};

/**
 * Documents that hold every word (and every "phrase in quotes") of the query, best first; behind them those of bodies
 * and provinces that live on in one that the query names. Diacritics and case are free.
 */
export const search = async (store: Rows & TextIndex, query: string, limit: number, filter: SearchFilter = {}): Promise<Hit[]> => {
  const asked = await filterOf(store, filter);
  const hits = await hitsOf(store, query, limit, asked);
  for (const former of await underFormerNames(store, query)) {
    if (hits.length >= limit) break;
    const more = await hitsOf(store, former.query, limit, asked);
    hits.push(...more.filter(({ document }) => isOf(document.id, former.body) && !hits.some((hit) => hit.document.id === document.id)));
  }
  return hits.slice(0, limit);
};

interface Properties {
  kind: string | null;
  type: string | null;
  date: string | null;
  issuer: string | null;
}

const counted = (values: readonly (string | null)[], order: 'most' | 'value' = 'most'): Count[] =>
  [...groupBy(values, (value) => value)]
    .map(([value, group]) => ({ value, documents: group.length }))
    .sort((a, b) => (order === 'most' ? b.documents - a.documents : 0) || compare(a.value ?? '', b.value ?? ''));

/** All documents that a search finds, counted by what they are and by the states of their citations. */
export const facets = async (store: Rows & TextIndex, query: string, filter: SearchFilter = {}): Promise<Facets> => {
  const sources = await store.matching(phrasesOf(query), await filterOf(store, filter));
  const found = await allIn<Properties>(
    store,
    sources,
    (list) => `select kind, type, date, issuer from readings where source in (${list})`,
  );
  const states = await allIn<{ state: string }>(
    store,
    sources,
    (list) => `select distinct source, state from _citations where source in (${list})`,
  );
  return {
    documents: found.length,
    kinds: counted(found.map(({ kind }) => kind)),
    types: counted(found.map(({ type }) => type)),
    years: counted(
      found.map(({ date }) => date?.slice(0, 4) ?? null),
      'value',
    ),
    bodies: counted(found.map(({ issuer }) => issuer)),
    states: counted(states.map(({ state }) => state)),
  };
};
