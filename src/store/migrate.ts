import { failure } from '../model/index.js';
import { type Migration, migrations } from './migrations/index.js';
import type { Port } from './port.js';

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

/**
 * Brings the database up to this program's form. Throws E402 where the database knows a migration
 * that this program does not, so an older program never writes into a newer form.
 */
export const migrate = async (port: Port, file: string): Promise<void> => {
  await port.exec(JOURNAL);
  const done = await applied(port);
  const unknown = done.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) throw failure('E402', file, unknown.join(', '));
  if (done.length === migrations.length) return;
  const { Umzug } = await import('umzug');
  const umzug = new Umzug({
    migrations: migrations.map((migration) => ({ name: migration.name, up: () => apply(port, migration) })),
    // `apply` writes the journal itself, in the transaction of the migration.
    storage: { executed: () => applied(port), logMigration: async () => {}, unlogMigration: async () => {} },
    logger: undefined,
  });
  await umzug.up();
};
