import type { Damage } from '../../model/index.js';
import { connectSqlite } from '../connect.js';
import { migrate } from '../migrate.js';
import type { Port } from '../port.js';
import { damage } from './looking.js';

const MOST = 100;

/** Indexes, also those of words, are made anew from their tables. https://sqlite.org/pragma.html#pragma_integrity_check */
const OF_AN_INDEX = /missing from index|wrong # of entries in index|non-unique entry in index|inverted index|fts5/i;

/** The pages of the file and what lies in them, as SQLite itself checks them. */
export const structure = async (port: Port): Promise<Damage[]> => {
  const rows = await port.all<{ integrity_check: string }>(`pragma integrity_check(${MOST})`);
  return rows
    .map((row) => row.integrity_check)
    .filter((said) => said !== 'ok')
    .map((detail) => damage('structure', OF_AN_INDEX.test(detail) ? 'rebuild' : 'restore', { detail }));
};

/** Rows that belong to a source that is not there. */
export const orphans = async (port: Port): Promise<Damage[]> => {
  const rows = await port.all<{ table: string; rows: number }>(
    'select "table", count(*) as rows from pragma_foreign_key_check group by "table"',
  );
  return rows.map(({ table, rows: count }) => damage('orphan', 'rebuild', { table, detail: `${count}` }));
};

interface Made {
  readonly name: string;
  readonly sql: string | null;
}

const SCHEMA = "select type || ' ' || name as name, sql from sqlite_schema where name not like 'sqlite_stat%' order by 1";
const USER_VERSION = "select 'user_version' as name, user_version as sql from pragma_user_version";

const made = async (port: Port): Promise<Made[]> => [...(await port.all<Made>(SCHEMA)), ...(await port.all<Made>(USER_VERSION))];

/** Tables, views and indexes against those of a new database of this version. */
export const schema = async (port: Port): Promise<Damage[]> => {
  const fresh = await connectSqlite(':memory:', port.driver.name === 'sqlite3' ? 'addon' : 'node');
  try {
    await migrate(fresh, true);
    const here = new Map((await made(port)).map(({ name, sql }) => [name, sql]));
    const wrong = (await made(fresh)).filter(({ name, sql }) => here.get(name) !== sql);
    return wrong.map(({ name }) => damage('schema', 'restore', { table: name }));
  } finally {
    await fresh.close();
  }
};
