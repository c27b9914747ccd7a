import type { DocumentRow, Rows, SqlValue } from '../model/index.js';
import { aliasesOf, canonical } from './aliases.js';

interface HeldRow {
  id: string;
  kind: DocumentRow['kind'];
  type: string | null;
  number: string | null;
  symbol: string | null;
  date: string | null;
  issuer: string | null;
  title: string | null;
  citations: number;
}
type CitedRow = Omit<HeldRow, 'kind' | 'symbol' | 'citations'>;

export const HELD = '_documents d join readings r on r.source = d.source join sources s on s.id = d.source';

/** Order by code units: the same everywhere, which the collations of databases are not. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const filesOf = async (rows: Rows, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const files = new Map<string, string[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return files;
  const places = await rows.all<{ document: string; uri: string }>(
    `select r.document, s.uri from readings r join sources s on s.id = r.source
     where r.document in (${ids.map(() => '?').join(', ')})`,
    ids,
  );
  for (const { document, uri } of places) files.get(document)?.push(uri);
  for (const list of files.values()) list.sort();
  return files;
};

/** Says of documents which other identities lead to them. */
const withAliases = async (rows: Rows, documents: readonly DocumentRow[]): Promise<DocumentRow[]> => {
  const aliases = await aliasesOf(
    rows,
    documents.map(({ id }) => id),
  );
  return documents.map((row) => {
    const own = aliases.get(row.id);
    return own ? { ...row, aliases: [...own] } : row;
  });
};

/** Held documents for which `where` is true (over `d` documents, `r` readings, `s` sources), in order of id. */
export const heldWhere = async (rows: Rows, where: string, params: readonly SqlValue[], limit = 1000): Promise<DocumentRow[]> => {
  const held = await rows.all<HeldRow>(
    `select d.id, r.kind, r.type, r.number, r.symbol, r.date, r.issuer, r.title, s.citations
     from ${HELD} where ${where} order by d.id limit ${limit}`,
    params,
  );
  // Well below the number of parameters that any database allows.
  const files = await filesOf(
    rows,
    held.map(({ id }) => id),
  );
  return withAliases(rows, held.map((row) => ({ ...row, held: true, files: files.get(row.id) ?? [] })).sort(byId));
};

/** Documents that are only cited, for which `where` is true (over `c` cited), in order of id. */
export const citedWhere = async (rows: Rows, where: string, params: readonly SqlValue[], limit = 1000): Promise<DocumentRow[]> => {
  const cited = await rows.all<CitedRow>(
    `select c.id, c.type, c.number, c.date, c.issuer, c.title from cited c where ${where} order by c.id limit ${limit}`,
    params,
  );
  return withAliases(rows, cited.map((row) => ({ ...row, held: false, kind: null, symbol: null, citations: 0, files: [] })).sort(byId));
};

/** The document of exactly this identity, held or only cited, or the one that it was merged into. */
export const documentById = async (rows: Rows, name: string): Promise<DocumentRow | null> => {
  const id = await canonical(rows, name);
  return (await heldWhere(rows, 'd.id = ?', [id]))[0] ?? (await citedWhere(rows, 'c.id = ?', [id]))[0] ?? null;
};

/** Held documents, most citations first; what a person wants to see first of an archive. */
export const leadingDocuments = async (rows: Rows, limit: number): Promise<DocumentRow[]> => {
  const ids = await rows.all<{ id: string }>(`select d.id from ${HELD} order by s.citations desc, d.id limit ${limit}`);
  if (ids.length === 0) return [];
  const found = await heldWhere(
    rows,
    `d.id in (${ids.map(() => '?').join(', ')})`,
    ids.map(({ id }) => id),
  );
  const places = new Map(ids.map(({ id }, place) => [id, place]));
  return found.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
};

export const countDocuments = async (rows: Rows): Promise<number> =>
  (await rows.all<{ count: number }>('select count(*) as count from _documents'))[0]?.count ?? 0;
