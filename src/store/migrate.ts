import { Failure, failure } from '../model/index.js';
import { backUp } from './backup.js';
import { sealAll } from './digests.js';
import { acquire } from './lock.js';
import { APPLICATION_ID } from './migrations/0070-integrity.js';
import { type Migration, migrations } from './migrations/index.js';
import type { Port } from './port.js';
import { markUnlinked } from './put.js';

const JOURNAL = 'create table if not exists migrations (name text primary key)';

const applied = async (port: Port): Promise<string[]> =>
  (await port.all<{ name: string }>('select name from migrations order by name')).map(({ name }) => name);

const apply = (port: Port, { name, sql }: Migration): Promise<void> =>
  port.transaction(async () => {
    // Another process may have come first since the list of pending ones was made.
    if ((await applied(port)).includes(name)) return;
    await port.exec(sql);
    await port.run('insert into migrations (name) values (?)', [name]);
  });

const applyAll = async (port: Port): Promise<void> => {
  await port.exec(`pragma journal_mode = wal; ${JOURNAL};`);
  const { Umzug } = await import('umzug');
  const umzug = new Umzug({
    migrations: migrations.map((migration) => ({ name: migration.name, up: () => apply(port, migration) })),
    // `apply` writes the journal itself, in the transaction of the migration.
    storage: { executed: () => applied(port), logMigration: async () => {}, unlogMigration: async () => {} },
    logger: undefined,
  });
  await umzug.up().catch((error: Error) => {
    // umzug wraps what a migration throws; a full disk is none of its affairs.
    throw error.cause instanceof Failure ? error.cause : error;
  });
};

/** Digests are over columns, which a migration may have changed; linking writes those over what it makes. */
const sealAnew = (port: Port): Promise<void> =>
  port.transaction(async () => {
    await sealAll(port);
    await markUnlinked(port);
  });

/** What a database is, before anything is written into it. */
interface Found {
  /** Nothing is lost with it: no table yet, or no source in it, as where making it was interrupted. */
  readonly isEmpty: boolean;
  /** Names of the migrations it went through, in order. */
  readonly done: readonly string[];
}

/** Throws E402 for a newer version, E403 for a database of another program. */
const look = async (port: Port, file: string): Promise<Found> => {
  const [header] = await port.all<{ application_id: number }>('pragma application_id');
  const tables = (await port.all<{ name: string }>("select name from sqlite_schema where type = 'table'")).map(({ name }) => name);
  if (tables.length === 0) return { isEmpty: true, done: [] };
  if (!tables.includes('migrations')) throw failure('E403', file, 'tables of another program');
  const done = await applied(port);
  const unknown = done.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) throw failure('E402', file, unknown.join(', '));
  const id = header?.application_id;
  const knowsId = done.some((name) => name === '0070-integrity');
  if (id !== (knowsId ? APPLICATION_ID : 0)) throw failure('E403', file, `application_id ${id}`);
  const [row] = tables.includes('sources') ? await port.all<{ some: number }>('select exists (select 1 from sources) as some') : [];
  return { isEmpty: row?.some !== 1, done };
};

const bringUp = async (port: Port, file: string, { isEmpty, done }: Found): Promise<void> => {
  const version = done.at(-1);
  if (!isEmpty && version !== undefined && file !== ':memory:') await backUp(port, file, version);
  await applyAll(port);
  if (!isEmpty) await sealAnew(port);
};

/**
 * Brings the database up to this program's form, after a copy was made of it, as the one writer.
 *
 * Throws E402 where the database knows a migration that this program does not, so an older program never writes into a
 * newer form; E408 where it is older and `write` is not allowed; E406, E407 where another process writes.
 */
export const migrate = async (port: Port, file: string, write: boolean): Promise<void> => {
  const found = await look(port, file);
  if (found.done.length === migrations.length) return;
  if (!write) throw failure(found.isEmpty ? 'E401' : 'E408', file, found.done.at(-1) ?? 'empty');
  if (file === ':memory:') return bringUp(port, file, found);
  const lock = acquire(file, 'migrate');
  try {
    await bringUp(port, file, await look(port, file));
  } finally {
    lock.release();
  }
};
