import { compare, type DocumentRow, type Rows, type SqlValue } from '../model/index.js';
import { aliasesOf, canonical } from './aliases.js';
import { allIn } from './many.js';

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

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);

const filesOf = async (rows: Rows, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const files = new Map<string, string[]>(ids.map((id) => [id, []]));
  const places = await allIn<{ document: string; uri: string }>(
    rows,
    ids,
    (list) => `select r.document, s.uri from readings r join sources s on s.id = r.source where r.document in (${list})`,
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

const HELD_COLUMNS = 'd.id, r.kind, r.type, r.number, r.symbol, r.date, r.issuer, r.title, s.citations';
const CITED_COLUMNS = 'c.id, c.type, c.number, c.date, c.issuer, c.title';

const heldRows = async (rows: Rows, held: readonly HeldRow[]): Promise<DocumentRow[]> => {
  const files = await filesOf(
    rows,
    held.map(({ id }) => id),
  );
  return withAliases(rows, held.map((row) => ({ ...row, held: true, files: files.get(row.id) ?? [] })).sort(byId));
};

const citedRows = (rows: Rows, cited: readonly CitedRow[]): Promise<DocumentRow[]> =>
  withAliases(rows, cited.map((row) => ({ ...row, held: false, kind: null, symbol: null, citations: 0, files: [] })).sort(byId));

/** Held documents for which `where` is true (over `d` documents, `r` readings, `s` sources), in order of id. */
export const heldWhere = async (rows: Rows, where: string, params: readonly SqlValue[], limit = 1000): Promise<DocumentRow[]> => {
  const held = await rows.all<HeldRow>(`select ${HELD_COLUMNS} from ${HELD} where ${where} order by d.id limit ${limit}`, params);
  return heldRows(rows, held);
};

/** Documents that are only cited, for which `where` is true (over `c` cited), in order of id. */
export const citedWhere = async (rows: Rows, where: string, params: readonly SqlValue[], limit = 1000): Promise<DocumentRow[]> => {
  const cited = await rows.all<CitedRow>(`select ${CITED_COLUMNS} from cited c where ${where} order by c.id limit ${limit}`, params);
  return citedRows(rows, cited);
};

/** Documents by identity, held or only cited; one that is neither is not among them. */
export const documentsOf = async (rows: Rows, ids: Iterable<string>): Promise<Map<string, DocumentRow>> => {
  const wanted = [...new Set(ids)].sort(compare);
  const held = await heldRows(
    rows,
    await allIn<HeldRow>(rows, wanted, (list) => `select ${HELD_COLUMNS} from ${HELD} where d.id in (${list})`),
  );
  const found = new Map(held.map((row) => [row.id, row]));
  const others = wanted.filter((id) => !found.has(id));
  const cited = await allIn<CitedRow>(rows, others, (list) => `select ${CITED_COLUMNS} from cited c where c.id in (${list})`);
  for (const row of await citedRows(rows, cited)) found.set(row.id, row);
  return found;
};

/** The document of exactly this identity, held or only cited, or the one that it was merged into. */
export const documentById = async (rows: Rows, name: string): Promise<DocumentRow | null> => {
  const id = await canonical(rows, name);
  return (await heldWhere(rows, 'd.id = ?', [id]))[0] ?? (await citedWhere(rows, 'c.id = ?', [id]))[0] ?? null;
};

/** Held documents, most citations first; what a person wants to see first of an archive. */
export const leadingDocuments = async (rows: Rows, limit: number): Promise<DocumentRow[]> => {
  const ids = await rows.all<{ id: string }>(`select d.id from ${HELD} order by s.citations desc, d.id limit ${limit}`);
  const found = await documentsOf(
    rows,
    ids.map(({ id }) => id),
  );
  return ids.flatMap(({ id }) => found.get(id) ?? []);
};

export const countDocuments = async (rows: Rows): Promise<number> =>
  (await rows.all<{ count: number }>('select count(*) as count from _documents'))[0]?.count ?? 0;
