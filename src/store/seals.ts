import { createHash } from 'node:crypto';
import { CITATION_STATES, type SqlValue } from '../model/index.js';
import type { Engine, Sealed } from './engine.js';
import type { Column, Port } from './port.js';
import { insert } from './write.js';

/**
 * Digests over what is made from all sources together: which file speaks for a document, what is cited and not held,
 * the full-text indexes. Written when linking ends, and good until the next change.
 */

const sealedIn = ({ sql, wordSeals }: Engine): readonly Sealed[] => {
  const rows = (table: string, key: readonly string[], ...columns: readonly string[]): Sealed => ({
    table,
    key,
    value: sql.jsonArray(columns),
  });
  return [
    rows('_documents', ['id'], 'id', 'source'),
    rows(
      'cited',
      ['"row"'],
      ...['id', 'type', 'number', 'date', 'issuer', 'title', 'mentions', 'documents', 'folded_number', 'marks', 'words'],
      ...['example_document', 'example_ordinal'],
    ),
    rows('_kept', ['name'], 'value'),
    rows('_profiles', ['id'], 'kind', 'type', 'year', 'issuer'),
    rows('_facets', ['source'], 'profile', ...CITATION_STATES),
    rows('_aliases', ['id'], 'id', 'document', 'ordinal'),
    rows('_corrections', ['ordinal'], 'line', 'action', 'status', 'documents', 'citations', 'lacking', 'entry'),
    rows('_as_read', ['source', 'ordinal'], '"row"', 'rejected'),
    rows('successors', ['body', 'folded_name'], 'name'),
    { ...rows('meta', ['name'], 'value'), where: "name = 'corrections'" },
    ...wordSeals,
  ];
};

const PAGE = 2000;

interface Row extends Record<string, SqlValue | Uint8Array> {
  readonly value: string | Uint8Array;
}

async function* valuesOf(port: Port, { table, value, key, where }: Sealed): AsyncGenerator<string | Uint8Array> {
  const keys = key.map((name, i) => `${name} as key${i}`).join(', ');
  const pageAfter = (last: readonly SqlValue[] | null): Promise<Row[]> => {
    const conditions = [where, last && `(${key.join(', ')}) > (${key.map(() => '?').join(', ')})`].filter(Boolean).join(' and ');
    const sql = `select ${keys}, ${value} as value from ${table} ${conditions && `where ${conditions}`} order by ${key.join(', ')} limit ${PAGE}`;
    return port.all<Row>(sql, last ?? []);
  };
  for (let last: SqlValue[] | null = null; ; ) {
    const page: Row[] = await pageAfter(last);
    for (const row of page) {
      yield key.map((_, i) => String(row[`key${i}`])).join(' ');
      yield row.value;
    }
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = key.map((_, i) => end[`key${i}`] as SqlValue);
  }
}

const digestOf = async (port: Port, sealed: Sealed): Promise<string> => {
  const hash = createHash('sha256');
  for await (const value of valuesOf(port, sealed)) hash.update(value ?? '').update('\n');
  return hash.digest('base64url');
};

const COLUMNS: readonly Column[] = ['name', 'digest'].map((name) => ({ name, type: 'text' as const }));

const write = (port: Port, digests: readonly SqlValue[][]): Promise<void> => insert(port, '_seals', COLUMNS, digests);

/** To be called in the transaction that ends linking. */
export const seal = async (port: Port): Promise<void> => {
  const digests: SqlValue[][] = [];
  for (const one of sealedIn(port.engine)) digests.push([one.table, await digestOf(port, one)]);
  await port.run('delete from _seals');
  await write(port, digests);
};

/** The same for one table that changed by itself. */
export const sealTable = async (port: Port, table: string): Promise<void> => {
  await port.run('delete from _seals where name = ?', [table]);
  const sealed = sealedIn(port.engine).filter((one) => one.table === table);
  await write(port, await Promise.all(sealed.map(async (one) => [table, await digestOf(port, one)])));
};

/** Tables that are not as linking left them, or cannot be read at all. */
export const broken = async (port: Port): Promise<string[]> => {
  const seals = await port.all<{ name: string; digest: string }>('select name, digest from _seals').catch(() => []);
  const kept = new Map(seals.map(({ name, digest }) => [name, digest]));
  const names: string[] = [];
  for (const one of sealedIn(port.engine)) {
    const now = await digestOf(port, one).catch(() => null);
    if (now === null || now !== kept.get(one.table)) names.push(one.table);
  }
  return names;
};
