import {
  CITATION_STATES,
  type Count,
  compare,
  type Facets,
  foldWords,
  groupBy,
  type Hit,
  type Kind,
  type MatchFilter,
  type Profile,
  type Rows,
  type State,
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

interface Match {
  readonly source: number;
  readonly id: string;
  /** What was looked for, and is marked. */
  readonly phrases: readonly (readonly string[])[];
}

const matchesOf = async (store: Rows & TextIndex, query: string, limit: number, filter: MatchFilter): Promise<Match[]> => {
  const phrases = phrasesOf(query);
  const sources = (await store.match(phrases, limit, filter)).map(({ source }) => source);
  const rows = await allIn<{ source: number; id: string }>(
    store,
    sources,
    (list) => `select source, id from _documents where source in (${list})`,
  );
  const ids = new Map(rows.map(({ source, id }) => [source, id]));
  return sources.flatMap((source) => {
    const id = ids.get(source);
    return id === undefined ? [] : [{ source, id, phrases }];
  });
};

const hitsOf = async (store: Rows, matches: readonly Match[]): Promise<Hit[]> => {
  const texts = await allIn<TextRow>(
    store,
    matches.map(({ source }) => source),
    (list) => `select d.source, d.id, s.uri, t.text, t.page_starts
     from _documents d join sources s on s.id = d.source join _texts t on t.source = d.source where d.source in (${list})`,
  );
  const documents = await documentsOf(
    store,
    texts.map(({ id }) => id),
  );
  const bySource = new Map(texts.map((row) => [row.source, row]));
  return matches.flatMap(({ source, phrases }): Hit[] => {
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
  /** Words of a name, a path, or an issuer's whole name, which then means no other. */
  readonly body?: string | undefined;
  readonly kind?: Kind | undefined;
  /** Some citation of the document is in this state. */
  readonly state?: State | undefined;
  /** Words of a movement that the document names. */
  readonly campaign?: string | undefined;
}

/** The values that were meant, since people leave out marks and words: the same one, else one of the same words, else all that have them. */
const meant = (values: readonly string[], asked: string, isMeant: (value: string) => boolean): string[] => {
  if (values.includes(asked)) return [asked];
  const whole = values.filter((value) => foldWords(value) === foldWords(asked));
  return whole.length > 0 ? whole : values.filter(isMeant);
};

const typesMeant = async (rows: Rows, asked: string): Promise<string> => {
  const types = await rows.all<{ type: string }>('select distinct type from readings where type is not null');
  const names = types.map(({ type }) => type);
  return meant(names, asked, () => false)[0] ?? asked;
};

const issuersMeant = async (rows: Rows, asked: string): Promise<string[]> => {
  const bodies = await rows.all<{ path: string | null; issuer: string }>(
    'select distinct key_body as path, issuer from readings where issuer is not null',
  );
  const test = bodyTest(asked);
  const found = new Set(bodies.flatMap(({ path, issuer }) => (test(issuer, path) ? [issuer] : [])));
  return meant([...new Set(bodies.map(({ issuer }) => issuer))], asked, (issuer) => found.has(issuer));
};

const campaignsMeant = async (rows: Rows, asked: string): Promise<string[]> => {
  const names = await rows.all<{ name: string }>('select distinct name from _campaigns');
  const words = foldWords(asked).split(' ').filter(Boolean);
  const has = (name: string): boolean => words.every((word) => ` ${foldWords(name)} `.includes(` ${word} `));
  return meant(
    names.map(({ name }) => name),
    asked,
    has,
  );
};

const filterOf = async (rows: Rows, { type, year, body, kind, state, campaign }: SearchFilter): Promise<MatchFilter> => ({
  kind,
  type: type === undefined ? undefined : await typesMeant(rows, type),
  year,
  issuers: body === undefined ? undefined : await issuersMeant(rows, body),
  state,
  campaigns: campaign === undefined ? undefined : await campaignsMeant(rows, campaign),
});

/**
 * Documents that hold every word (and every "phrase in quotes") of the query, best first; behind them those of bodies
 * and provinces that live on in one that the query names. Diacritics and case are free; without words the filter alone finds. `offset` leaves out the best.
 */
export const search = async (
  store: Rows & TextIndex,
  query: string,
  limit: number,
  filter: SearchFilter = {},
  offset = 0,
): Promise<Hit[]> => {
  const asked = await filterOf(store, filter);
  const wanted = offset + limit;
  const found = await matchesOf(store, query, wanted, asked);
  for (const former of query.trim() === '' ? [] : await underFormerNames(store, query)) {
    if (found.length >= wanted) break;
    const more = await matchesOf(store, former.query, wanted, asked);
    found.push(...more.filter(({ id }) => isOf(id, former.body) && !found.some((one) => one.id === id)));
  }
  return hitsOf(store, found.slice(offset, wanted));
};

/** Documents by one of the things that they are; what fewest have comes last, years in their order. */
const by = (profiles: readonly Profile[], of: (profile: Profile) => string | null, order: 'most' | 'value' = 'most'): Count[] =>
  ordered(
    [...groupBy(profiles, of)].map(([value, group]) => ({ value, documents: sum(group) })),
    order,
  );

const sum = (profiles: readonly Profile[]): number => profiles.reduce((all, { documents }) => all + documents, 0);

const ordered = (counts: readonly Count[], order: 'most' | 'value' = 'most'): Count[] =>
  counts.toSorted((a, b) => (order === 'most' ? b.documents - a.documents : 0) || compare(a.value ?? '', b.value ?? ''));

/** All documents that a search finds, counted by what they are and by the states of their citations. */
export const facets = async (store: Rows & TextIndex, query: string, filter: SearchFilter = {}): Promise<Facets> => {
  const asked = await filterOf(store, filter);
  const phrases = phrasesOf(query);
  const isNothing = phrases.length === 0 && Object.values(asked).every((value) => value === undefined);
  const { profiles, campaigns } = isNothing ? { profiles: [], campaigns: [] } : await store.counted(phrases, asked);
  return {
    documents: sum(profiles),
    kinds: by(profiles, ({ kind }) => kind),
    types: by(profiles, ({ type }) => type),
    years: by(profiles, ({ year }) => year, 'value'),
    bodies: by(profiles, ({ issuer }) => issuer),
    campaigns: ordered(campaigns),
    states: ordered(
      CITATION_STATES.map((state) => ({ value: state, documents: profiles.reduce((all, profile) => all + profile[state], 0) })).filter(
        ({ documents }) => documents > 0,
      ),
    ),
  };
};
