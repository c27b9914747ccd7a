import { type Condition, type DocumentRow, type Found, fold, type Rows, type TextIndex } from '../model/index.js';
import { byId, citedWhere, documentById, heldWhere } from './documents.js';
import { beginsWith, endsWith, hasWord, LIKE } from './like.js';
import { hasLetters, meantByNumber, namedFirst } from './rank.js';
import { underFormerNames } from './successors.js';
import { type Term, termsOf } from './terms.js';

const NEAR = 5;
/** More words than these hardly come near anything; every set of them is tried. */
const MOST_NEAR_TERMS = 8;

const and = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
  params: conditions.flatMap(({ params }) => params),
});

const both = async (rows: Rows, held: Condition, cited: Condition, limit?: number): Promise<DocumentRow[]> =>
  [...(await heldWhere(rows, held.sql, held.params, limit)), ...(await citedWhere(rows, cited.sql, cited.params, limit))].sort(byId);

type Store = Rows & TextIndex;
type Step = (store: Store, query: string) => Promise<DocumentRow[]>;

const byIdentity: Step = async (rows, query) => {
  const found = await documentById(rows, query);
  return found ? [found] : [];
};

/** A beginning of a path ends where a part of it ends: `…/2020/3` is not the beginning of `…/2020/30`. */
const byPrefix: Step = async (rows, query) => {
  if (!/^\w+\//.test(query)) return [];
  const path = query.replace(/\/+$/, '');
  const condition = (column: string): Condition => {
    const below = beginsWith(column, `${path}/`);
    return { sql: `${column} = ? or ${below.sql}`, params: [path, ...below.params] };
  };
  return both(rows, condition('d.id'), condition('c.id'));
};

/** Any of a document's files names it, not only the one that speaks for it: by its name, with more of its path, or without its ending. */
const byFile: Step = async (rows, query) => {
  const name = fold(query.slice(query.lastIndexOf('/') + 1));
  if (name === '') return [];
  const stem = beginsWith('f.folded_file', `${name}.`);
  const path: Condition = query.includes('/')
    ? { sql: `f.folded_file = ? and (o.uri = ? or lower(o.uri) like lower(?) escape '!')`, params: [name, query, endsWith(`/${query}`)] }
    : { sql: `f.folded_file = ? or ${stem.sql}`, params: [name, ...stem.params] };
  const sql = `d.id in (select f.document from readings f join sources o on o.id = f.source where ${path.sql})`;
  return heldWhere(rows, sql, path.params);
};

const byNumber: Step = async (rows, query) => {
  const number = fold(query).replace(/\s+/gu, '');
  const condition = (table: string): Condition => ({ sql: `${table}.folded_number = ?`, params: [number] });
  return both(rows, condition('r'), condition('c'));
};

const inColumns = (columns: readonly string[], word: string): Condition => ({
  sql: columns.map((column) => `${column} ${LIKE}`).join(' or '),
  params: columns.map(() => hasWord(word)),
});

/** The document has the term: a numeric one as a mark of its own, any other among its marks or words. */
const has = (table: string, term: Term, strict: boolean): Condition => {
  const marks = `${table}.marks`;
  const whole = inColumns([marks], term.whole);
  if (strict && term.numeric) return whole;
  const parts = and(term.parts.map((part) => inColumns([marks, `${table}.words`], part)));
  return { sql: `(${whole.sql}) or (${parts.sql})`, params: [...whole.params, ...parts.params] };
};

/** The full-text index finds what may have the terms, in what form they stand there is then looked at. */
const withTerms = async (store: Store, query: string, strict: boolean): Promise<DocumentRow[]> => {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const words = [terms.flatMap(({ parts }) => parts)];
  const condition = (of: 'held' | 'cited', table: string): Condition =>
    and([store.named(words, of), ...terms.map((term) => has(table, term, strict))]);
  return namedFirst(query, meantByNumber(query, await both(store, condition('held', 'r'), condition('cited', 'c'))));
};

const byTerms =
  (strict: boolean): Step =>
  async (store, query) => {
    const found = await withTerms(store, query, strict);
    // Who names a number means one document: those of former bodies come in only where no present one has it.
    if (found.length > 0 && termsOf(query).some(({ numeric }) => numeric)) return found;
    for (const { query: former } of await underFormerNames(store, query)) found.push(...(await withTerms(store, former, strict)));
    return [...new Map(found.map((row) => [row.id, row])).values()];
  };

/** Where the other words lead nowhere, whatever has the number among them. */
const byNumberAmong: Step = async (store, query) =>
  (
    await Promise.all(
      termsOf(query)
        .filter(hasLetters)
        .map(({ whole }) => byNumber(store, whole)),
    )
  ).flat();

/** From the most to the least exact; the first that finds anything answers. */
const STEPS: readonly Step[] = [byIdentity, byFile, byNumber, byPrefix, byTerms(true), byTerms(false), byNumberAmong];
/** A path says exactly what is meant: its parts are no words to look for. */
const PATH_STEPS: readonly Step[] = [byIdentity, byFile, byPrefix];
const stepsOf = (query: string): readonly Step[] => (/^(?:vn|unidentified)\/\S*$/u.test(query) ? PATH_STEPS : STEPS);

/** Every choice of `size` of the items, in their order. */
const choices = <T>(items: readonly T[], size: number): T[][] =>
  size === 0 ? [[]] : items.flatMap((item, i) => choices(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));

/** The documents that have most of the terms, among those that have some choice of `size` of them. */
const mostTerms = async (store: Store, terms: readonly Term[], size: number): Promise<string[]> => {
  const sets = choices(terms, size).map((chosen) => chosen.flatMap(({ parts }) => parts));
  const [held, cited] = [store.named(sets, 'held'), store.named(sets, 'cited')];
  const conditions = (table: string) => terms.map((term) => has(table, term, false));
  const score = (table: string): string =>
    conditions(table)
      .map(({ sql }) => `case when ${sql} then 1 else 0 end`)
      .join(' + ');
  const params = conditions('x').flatMap((condition) => condition.params);
  const ranked = await store.all<{ id: string }>(
    `select id, score from (
       select d.id as id, ${score('r')} as score from _documents d join readings r on r.source = d.source where ${held.sql}
       union all
       select c.id as id, ${score('c')} as score from cited c where ${cited.sql}
     ) scored where score > 0 order by score desc, id limit ${NEAR}`,
    [...params, ...held.params, ...params, ...cited.params],
  );
  return ranked.map(({ id }) => id);
};

/** Documents that have some of the words, most words first. */
const nearMisses = async (store: Store, query: string): Promise<DocumentRow[]> => {
  const terms = termsOf(query.replace(/[/-]/g, ' ')).slice(0, MOST_NEAR_TERMS);
  for (let size = terms.length - 1; size > 0; size--) {
    const ids = await mostTerms(store, terms, size);
    const found = await Promise.all(ids.map((id) => documentById(store, id)));
    if (found.length > 0) return found.filter((row) => row !== null);
  }
  return [];
};

/**
 * What a person may mean by `query`: an identity path or the beginning of one, a file name, a number
 * or a symbol, or words of number, issuer, title and date in any order, with or without diacritics.
 * Never chooses: several `candidates` are several, those of exactly the name that was typed first. `near` is filled only where nothing was found.
 */
export const findDocuments = async (store: Store, query: string): Promise<Found> => {
  const asked = query.normalize('NFC').trim();
  if (asked !== '')
    for (const step of stepsOf(asked)) {
      const candidates = await step(store, asked);
      if (candidates.length > 0) return { query, candidates, near: [] };
    }
  return { query, candidates: [], near: await nearMisses(store, asked) };
};
