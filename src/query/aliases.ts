import type { Rows } from '../model/index.js';

/** The identity that corrections merged this one into; itself where there is none. */
export const canonical = async (rows: Rows, id: string): Promise<string> =>
  (await rows.all<{ document: string }>('select document from _aliases where id = ?', [id]))[0]?.document ?? id;

/** Of each of these identities, those that were merged into it, in order. */
export const aliasesOf = async (rows: Rows, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const all = await rows.all<{ id: string; document: string }>(
    `select id, document from _aliases where document in (${ids.map(() => '?').join(', ')})`,
    ids,
  );
  for (const { id, document } of all) found.set(document, [...(found.get(document) ?? []), id].sort());
  return found;
};
