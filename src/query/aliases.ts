import { groupBy, type Rows } from '../model/index.js';
import { allIn } from './many.js';

/** The identity that corrections merged this one into; itself where there is none. */
export const canonical = async (rows: Rows, id: string): Promise<string> =>
  (await rows.all<{ document: string }>('select document from _aliases where id = ?', [id]))[0]?.document ?? id;

/** Of each of these identities, those that were merged into it, in order. */
export const aliasesOf = async (rows: Rows, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  const all = await allIn<{ id: string; document: string }>(
    rows,
    ids,
    (list) => `select id, document from _aliases where document in (${list})`,
  );
  return new Map([...groupBy(all, ({ document }) => document)].map(([document, own]) => [document, own.map(({ id }) => id).sort()]));
};
