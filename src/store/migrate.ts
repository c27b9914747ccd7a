import { Failure, failure } from '../model/index.js';
import { markUnlinked } from './commits.js';
import { sealAll } from './digests.js';
import { type Migration, migrations } from './migrations/index.js';
import type { Port } from './port.js';

const JOURNAL = 'create table if not exists migrations (name text primary key)';

const applied = async (port: Port): Promise<string[]> =>
  (await port.all<{ name: string }>('select name from migrations order by name')).map(({ name }) => name);

const apply = (port: Port, { name, sql }: Migration): Promise<void> =>
  port.transaction(async () => {
    // Another process may have come first since the list of pending ones was made.
    if ((await applied(port)).includes(name)) return;
    await port.exec(port.engine.migration(sql));
    await port.run('insert into migrations (name) values (?)', [name]);
  });

const applyAll = async (port: Port): Promise<void> => {
  await port.engine.beforeWriting(port);
  await port.exec(port.engine.migration(`${JOURNAL};`));
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
    await markUnlinked(port, 'yes');
  });

/** What a database is, before anything is written into it. */
interface Found {
  /** Nothing is lost with it: no table yet, or no source in it, as where making it was interrupted. */
  readonly isEmpty: boolean;
  /** Names of the migrations it went through, in order. */
  readonly done: readonly string[];
}

/** Throws E402 for a newer version, E403 for a database of another program. */
const look = async (port: Port): Promise<Found> => {
  const { engine } = port;
  const tables = await engine.tables(port);
  if (tables.length === 0) return { isEmpty: true, done: [] };
  if (!tables.includes('migrations')) throw failure('E403', engine.place, 'tables of another program');
  const done = await applied(port);
  const unknown = done.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) throw failure('E402', engine.place, unknown.join(', '));
  await engine.mustBeOurs(port, done);
  const some = tables.includes('sources') ? await port.all('select 1 from sources limit 1') : [];
  return { isEmpty: some.length === 0, done };
};

const bringUp = async (port: Port, { isEmpty, done }: Found): Promise<void> => {
  const version = done.at(-1);
  if (!isEmpty && version !== undefined && !port.engine.isPassing) await port.engine.backUp(port, version);
  await applyAll(port);
  await port.engine.afterMigrating(port);
  if (!isEmpty) await sealAnew(port);
};

/**
 * Brings the database up to this program's form, after a copy was made of it, as the one writer.
 *
 * Throws E402 where the database knows a migration that this program does not, so an older program never writes into a
 * newer form; E408 where it is older and `write` is not allowed; E406, E407 where another process writes.
 */
export const migrate = async (port: Port, write: boolean): Promise<void> => {
  const found = await look(port);
  if (found.done.length === migrations.length) return;
  if (!write) throw failure(found.isEmpty ? 'E401' : 'E408', port.engine.place, found.done.at(-1) ?? 'empty');
  const lock = await port.engine.lock(port, 'migrate');
  try {
    await bringUp(port, await look(port));
  } finally {
    await lock.release();
  }
};
