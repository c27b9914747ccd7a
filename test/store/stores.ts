import { openStore, type Store } from '../../src/store/index.js';
import { drivers } from './drivers.js';

/** Suites that open their archives here run twice: on SQLite, and on PostgreSQL (vitest.config.ts). */
export const ON_POSTGRES = process.env.DANCHIEU_TEST_STORE === 'postgres';

/** Names of the ways to open an archive in this project: the drivers of SQLite that this machine has, or PostgreSQL. */
export const ways: readonly string[] = ON_POSTGRES ? ['PostgreSQL'] : drivers;

/** An empty archive, opened one way. What it holds is gone when it is closed. */
export const emptyStore = async (way?: string): Promise<Store> => {
  if (ON_POSTGRES) return (await import('./postgres.js')).emptyPostgres();
  return openStore(':memory:', { create: true, driver: drivers.find((driver) => driver === way) });
};

const NAMES = ON_POSTGRES
  ? 'select viewname as name from pg_views where schemaname = current_schema() order by viewname collate "C"'
  : "select name from sqlite_schema where type = 'view' order by name";

export const viewsOf = async (store: Store): Promise<string[]> => (await store.all<{ name: string }>(NAMES)).map(({ name }) => name);

export const columnsOf = async (store: Store, view: string): Promise<string[]> => {
  const sql = ON_POSTGRES
    ? `select column_name as name from information_schema.columns
       where table_schema = current_schema() and table_name = '${view}' order by ordinal_position`
    : `select name from pragma_table_info('${view}')`;
  return (await store.all<{ name: string }>(sql)).map(({ name }) => name);
};
