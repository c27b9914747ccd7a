import { afterEach, describe, expect, test } from 'vitest';
import { PlantedArchive } from '../../bench/archive.mjs';
import { questionsTo } from '../../src/archive/questions.js';
import { subgraphsOf } from '../../src/archive/subgraphs.js';
import { exportText, type TextFormat } from '../../src/export/index.js';
import { resolve as link } from '../../src/link/resolve.js';
import { openStore, type Store } from '../../src/store/index.js';
import { migrations } from '../../src/store/migrations/index.js';
import { migrationOf } from '../../src/store/postgres/ddl.js';
import { POSTGRES } from '../../src/store/postgres/grammar.js';
import { numbered } from '../../src/store/postgres/placeholders.js';
import { statementOf } from '../../src/store/question/statement.js';
import { sourceOf } from '../properties/source.js';
import { newSchema, SERVER } from './postgres.js';
import { archive, plan, reading } from './readings.js';
import { resolve } from './resolve.js';
import { emptyStore } from './stores.js';

describe('an archive on a server', () => {
  let store: Store;
  afterEach(() => store.close());

  test('orders texts by their bytes, whatever the collation of the database is', async () => {
    store = await emptyStore();
    const columns = await store.all(
      `select table_name, column_name from information_schema.columns
       where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C' and table_name not like 'pg%'`,
    );
    expect(columns).toEqual([]);
  });

  test('is sound as it was written, and damage is named', async () => {
    store = await emptyStore();
    await store.put([{ ...plan, raw: Buffer.from('packed') }], 'r1', 'i1');
    await store.relink(resolve);
    expect(await store.check()).toMatchObject({ sound: true, unfinished: false, files: 1, damages: [] });
    expect(Buffer.from((await store.raw(plan.source.uri)) ?? []).toString()).toBe('packed');
    await store.all("update _dates set date = '1999-01-01'");
    await store.all("update cited set number = '8/QĐ-X'");
    await store.all('drop index readings_of_body');
    const { damages } = await store.check();
    expect(damages.map(({ kind, table }) => [kind, table])).toEqual([
      ['schema', 'index readings_of_body'],
      ['document', '_dates'],
      ['derived', 'cited'],
    ]);
  });

  test('is searched for phrases behind any number of words, and for words of any length', async () => {
    store = await emptyStore();
    const long = `${'từ '.repeat(40_000)}rất xa ${'x'.repeat(5000)}`;
    await store.put([reading({ uri: 'long.txt', id: 'vn/x/y/kh/2022/3', number: '3/X', body: long })], 'r1');
    expect(await store.match([['rat', 'xa']], 5)).toHaveLength(1);
    expect(await store.match([['xa', 'rat']], 5)).toEqual([]);
    expect(await store.match([['x'.repeat(5000)]], 5)).toHaveLength(1);
  });

  test('answers as a file does, and writes the same exports, byte for byte', async () => {
    store = await emptyStore();
    const file = await openStore(':memory:', { create: true });
    const planted = new PlantedArchive({ documents: 150, seed: 5, provinces: 2, phantoms: true });
    for (const one of [store, file]) {
      for (const { index } of planted.documents) await one.put(planted.readingsOf(index), 'r1');
      await one.relink(link);
    }
    const written = async (one: Store, format: TextFormat): Promise<string> => {
      let text = '';
      for await (const piece of exportText(sourceOf(one), format)) text += piece;
      return text;
    };
    for (const format of ['jsonl', 'csv', 'gexf'] as const) expect(await written(store, format)).toBe(await written(file, format));
    const { leanedOn } = await questionsTo(file).stats({ top: 6 });
    const answers = async (one: Store) => [
      await questionsTo(one).missing({ limit: 5 }),
      ...(await Promise.all(
        leanedOn.map(async ({ document: { id } }) => [
          await subgraphsOf(one).graphAround(id, { depth: 2, limit: 20 }),
          await questionsTo(one).citedBy(id, { limit: 3 }),
          await questionsTo(one).basis(id),
        ]),
      )),
    ];
    expect(await answers(store)).toEqual(await answers(file));
    await file.close();
  });

  test('tells of a newer version', async () => {
    store = await emptyStore();
    await store.put(archive, 'r1');
    await store.all("insert into migrations (name) values ('9999-future')");
    const { migrate } = await import('../../src/store/migrate.js');
    const { postgresEngine } = await import('../../src/store/postgres/engine.js');
    const port = { all: store.all, engine: postgresEngine('here') } as never;
    await expect(migrate(port, true)).rejects.toMatchObject({ problems: [{ code: 'E402', where: 'here', detail: '9999-future' }] });
  });
});

describe.runIf(SERVER)('a real server', () => {
  const open = async () => {
    const { address, drop } = await newSchema(SERVER as string);
    return { address, drop, store: await openStore(address, { create: true }) };
  };

  test('gives the right to write to one, and tells others who has it', async () => {
    const { address, drop, store } = await open();
    const other = await openStore(address);
    const lock = await store.lock('run');
    await expect(other.lock('correct')).rejects.toThrow(new RegExp(`E406 .*danchieu run: pid ${process.pid}`));
    await expect(store.lock('correct')).rejects.toThrow(/E406/);
    await lock.release();
    await (await other.lock('correct')).release();
    // What ends without a word gives it back too.
    await store.lock('run');
    await store.close();
    await (await other.lock('correct')).release();
    await other.close();
    await drop();
  });

  test('that ends the session is told with a code', async () => {
    const { address, drop, store } = await open();
    const [own] = await store.all<{ pid: number }>('select pg_backend_pid() as pid');
    const other = await openStore(address);
    await other.all('select pg_terminate_backend(?)', [own?.pid ?? 0]);
    await expect(store.put(archive, 'r1')).rejects.toMatchObject({ problems: [{ code: 'E413' }] });
    await expect(store.all('select 1')).rejects.toMatchObject({ problems: [{ code: 'E413' }] });
    await store.close().catch(() => undefined);
    await other.close();
    await drop();
  });
});

test.each([
  ['postgres://danchieu@127.0.0.1:1/x', 'E411'],
  ['postgres://danchieu:secret@nowhere.invalid/x', 'E411'],
])('%s: %s, and no password is told', async (address, code) => {
  const failed = await openStore(address).catch((error: Error) => error);
  expect(failed).toMatchObject({ problems: [{ code }] });
  expect(String(failed)).not.toContain('secret');
});

test('placeholders are numbered outside of quotes', () => {
  expect(numbered(`select '?', "?" from t where a = ? and b like ? escape '!'`)).toBe(
    `select '?', "?" from t where a = $1 and b like $2 escape '!'`,
  );
  expect(numbered('between ?1 and ?2 or ?1')).toBe('between $1 and $2 or $1');
});

test('nothing of SQLite is left in a migration', () => {
  const sql = migrations.map((one) => migrationOf(one.sql)).join('\n');
  expect(sql).not.toMatch(/pragma|virtual|fts5|automerge|\bblob\b|\breal\b/);
});

describe('a question on PostgreSQL', () => {
  test.each([
    "select type, count(*) from documents where lower(type) like '%x' group by type",
    'with t (a, b) as (select 1, 2) select sum(a) over (order by b) from t as u (a, b)',
    "select 'pg_sleep(1)', a -- pg_sleep(1)\nfrom (values (1)) as t(a)",
  ])('%s', (sql) => expect(statementOf(sql, POSTGRES)).toMatchObject({ ok: true }));

  test.each([
    ["select pg_read_file('/etc/passwd')", 'E243'],
    ['select "pg_sleep"(1)', 'E243'],
    ['select pg_catalog.pg_sleep(1)', 'E243'],
    ['select * from pg_stat_activity', 'E243'],
    ["select query_to_xml('delete from sources', true, true, '')", 'E243'],
    ["select dblink('', '')", 'E243'],
    ["select e'\\' , lo_import('/etc/passwd') --'", 'E243'],
    ['select U&"pg\\005fsleep"(1)', 'E243'],
    ['select $$a$$', 'E243'],
    ['select a[lo_import(1)] from t', 'E243'],
    ['select 1 --\rfrom pg_user', 'E243'],
    ['select 1) ; (select 2', 'E241'],
    ['delete from sources', 'E241'],
    ['explain query plan select 1', 'E241'],
  ])('%s: %s', (sql, code) => expect(statementOf(sql, POSTGRES)).toMatchObject({ ok: false, problem: { code } }));
});
