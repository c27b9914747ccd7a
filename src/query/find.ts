import { type DocumentRow, type Found, fold, type Rows, type SqlValue } from '../model/index.js';
import { byId, citedWhere, documentById, heldWhere } from './documents.js';
import { endsWith, hasWord, LIKE, startsWith } from './like.js';
import { meantByNumber, namedFirst } from './rank.js';
import { type Term, termsOf } from './terms.js';

const NEAR = 5;

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

const and = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
  params: conditions.flatMap(({ params }) => params),
});

const both = async (rows: Rows, held: Condition, cited: Condition, limit?: number): Promise<DocumentRow[]> =>
  [...(await heldWhere(rows, held.sql, held.params, limit)), ...(await citedWhere(rows, cited.sql, cited.params, limit))].sort(byId);

type Step = (rows: Rows, query: string) => Promise<DocumentRow[]>;

const byIdentity: Step = async (rows, query) => {
  const found = await documentById(rows, query);
  return found ? [found] : [];
};

/** A beginning of a path ends where a part of it ends: `…/2020/3` is not the beginning of `…/2020/30`. */
const byPrefix: Step = async (rows, query) => {
  if (!/^\w+\//.test(query)) return [];
  const path = query.replace(/\/+$/, '');
  const condition = (column: string): Condition => ({ sql: `${column} = ? or ${column} ${LIKE}`, params: [path, startsWith(`${path}/`)] });
  return both(rows, condition('d.id'), condition('c.id'));
};

const byFile: Step = async (rows, query) => {
  const name = fold(query);
  // Any of a document's files names it, not only the one that speaks for it.
  const sql = `d.id in (
    select f.document from readings f join sources o on o.id = f.source
    where o.uri = ? or o.uri ${LIKE} or f.folded_file = ? or f.folded_file ${LIKE})`;
  const stem = `${startsWith(name).slice(0, -1)}.%`;
  return heldWhere(rows, sql, [query, endsWith(`/${query}`), name, stem]);
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

const byTerms =
  (strict: boolean): Step =>
  async (rows, query) => {
    const terms = termsOf(query);
    if (terms.length === 0) return [];
    const condition = (table: string): Condition => and(terms.map((term) => has(table, term, strict)));
    return namedFirst(query, meantByNumber(query, await both(rows, condition('r'), condition('c'))));
  };

/** From the most to the least exact; the first that finds anything answers. */
const STEPS: readonly Step[] = [byIdentity, byFile, byNumber, byPrefix, byTerms(true), byTerms(false)];
/** A path says exactly what is meant: its parts are no words to look for. */
const PATH_STEPS: readonly Step[] = [byIdentity, byFile, byPrefix];
const stepsOf = (query: string): readonly Step[] => (/^(?:vn|unidentified)\/\S*$/u.test(query) ? PATH_STEPS : STEPS);

/** Documents that have some of the words, most words first. */
const nearMisses = async (rows: Rows, query: string): Promise<DocumentRow[]> => {
  const terms = termsOf(query.replace(/[/-]/g, ' '));
  if (terms.length === 0) return [];
  const conditions = (table: string) => terms.map((term) => has(table, term, false));
  const score = (table: string): string =>
    conditions(table)
      .map(({ sql }) => `case when ${sql} then 1 else 0 end`)
      .join(' + ');
  const params = conditions('x').flatMap((condition) => condition.params);
  const ranked = await rows.all<{ id: string; score: number }>(
    `select id, score from (
       select d.id as id, ${score('r')} as score from _documents d join readings r on r.source = d.source
       union all
       select c.id as id, ${score('c')} as score from cited c
     ) scored where score > 0 order by score desc, id limit ${NEAR}`,
    [...params, ...params],
  );
  const found = await Promise.all(ranked.map(({ id }) => documentById(rows, id)));
  return found.filter((row) => row !== null);
};

/**
 * What a person may mean by `query`: an identity path or the beginning of one, a file name, a number
 * or a symbol, or words of number, issuer, title and date in any order, with or without diacritics.
 * Never chooses: several `candidates` are several, those of exactly the name that was typed first. `near` is filled only where nothing was found.
 */
export const findDocuments = async (rows: Rows, query: string): Promise<Found> => {
  const asked = query.normalize('NFC').trim();
  if (asked !== '')
    for (const step of stepsOf(asked)) {
      const candidates = await step(rows, asked);
      if (candidates.length > 0) return { query, candidates, near: [] };
    }
  return { query, candidates: [], near: await nearMisses(rows, asked) };
};
