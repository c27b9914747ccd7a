import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectSqlite } from '../../src/store/connect.js';
import { openStore, type Store } from '../../src/store/index.js';
import { migrations } from '../../src/store/migrations/index.js';
import { drivers } from '../store/drivers.js';
import { reading } from '../store/readings.js';
import { resolve } from '../store/resolve.js';

const plan = reading({
  uri: 'plan.pdf',
  id: 'vn/x/y/kh/2022/2',
  number: '2/KH-X',
  title: 'thi đua đổi mới',
  cites: [
    { id: 'vn/x/y/kh/2022/1', text: 'Kế hoạch 1/KH-X', number: '1/KH-X' },
    { id: 'vn/x/y/qd/2021/9', text: 'Quyết định 9/QĐ-X', number: '9/QĐ-X' },
  ],
});
const cited = reading({ uri: 'cited.pdf', id: 'vn/x/y/kh/2022/1', number: '1/KH-X' });

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  file = join(folder, 'a.db');
});
afterEach(() => rm(folder, { recursive: true }));

describe.each(drivers)('check (%s)', (driver) => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(file, { driver, create: true });
    await store.put([{ ...plan, raw: Buffer.from('packed') }, cited], 'r1', 'i1');
    await store.relink(resolve);
  });
  afterEach(() => store.close());

  test('what was written is sound', async () => {
    expect(await store.check()).toMatchObject({ sound: true, unfinished: false, files: 2, citations: 2, damages: [] });
  });

  test('a file that is refused after all was linked is sound too', async () => {
    const problem = { code: 'E105', severity: 'error', where: 'bad.pdf', detail: null } as const;
    await store.refuse([{ uri: 'bad.pdf', sha256: 'ab', size: 2, problem }], 'r1');
    expect(await store.check()).toMatchObject({ sound: true, unfinished: false, files: 3 });
  });

  test('linking that did not end is no damage', async () => {
    await store.put([cited], 'r2');
    expect(await store.check()).toMatchObject({ sound: true, unfinished: true });
  });

  test.each([
    ["update _texts set text = replace(text, 'KH', 'KX') where source = 1", 'document', '_texts'],
    ["update _citations set number = '3/KH-X' where source = 1 and ordinal = 0", 'document', '_citations'],
    ["update _citations set target = 'vn/x/y/kh/2022/7' where source = 1 and ordinal = 0", 'target', '_citations'],
    ["update _dates set date = '1999-01-01'", 'document', '_dates'],
    ["update readings set issuer = 'Z'", 'document', 'readings'],
    ["update sources set sha256 = '00'", 'document', 'sources'],
    ["update _raws set body = x'00'", 'raw', '_raws'],
    ['delete from _keywords', 'document', '_keywords'],
    ["update cited set number = '8/QĐ-X'", 'derived', 'cited'],
    ["update search_data set block = x'00' where id > 10", 'derived', 'search_data'],
    ['drop index readings_of_body', 'schema', 'index readings_of_body'],
    ['pragma user_version = 1', 'schema', 'user_version'],
  ])('%s', async (sql, kind, table) => {
    await store.all(sql);
    const { sound, damages } = await store.check();
    expect(sound).toBe(false);
    expect(damages).toContainEqual(expect.objectContaining({ kind, table }));
    if (kind === 'document') expect(damages[0]?.file).toMatch(/pdf$/);
  });
});

describe.each(drivers)('versions (%s)', (driver) => {
  /** As a program would have left it that knew the first migrations only. */
  const makeOlder = async (): Promise<void> => {
    const port = await connectSqlite(file, driver);
    await port.exec('create table migrations (name text primary key)');
    for (const { name, sql } of migrations.slice(0, 8)) {
      await port.exec(sql);
      await port.run('insert into migrations (name) values (?)', [name]);
    }
    await port.run("insert into sources (id, uri, reader, outcome) values (1, 'old.pdf', 'r0', 'refused')");
    await port.close();
  };

  test('an older database is refused to readers, and brought up by a writer after a copy', async () => {
    await makeOlder();
    await expect(openStore(file, { driver })).rejects.toMatchObject({ problems: [{ code: 'E408', detail: '0050-corrections' }] });
    const store = await openStore(file, { driver, upgrade: true });
    expect(await store.held('old.pdf')).toMatchObject({ reader: 'r0', ingest: null });
    await store.relink(resolve);
    expect(await store.check()).toMatchObject({ sound: true, unfinished: false });
    await store.close();
    expect((await readdir(folder)).sort()).toEqual(['a.db', 'a.db.backup-0050-corrections']);
    await expect(openStore(`${file}.backup-0050-corrections`, { driver })).rejects.toMatchObject({ problems: [{ code: 'E408' }] });
    await (await openStore(file, { driver })).close();
  });

  test('a database of another program is left as it is', async () => {
    const port = await connectSqlite(file, driver);
    await port.exec('create table theirs (a)');
    await port.close();
    for (const upgrade of [false, true])
      await expect(openStore(file, { driver, upgrade })).rejects.toMatchObject({ problems: [{ code: 'E403' }] });
    const again = await connectSqlite(file, driver);
    expect(await again.all('select name from sqlite_schema')).toEqual([{ name: 'theirs' }]);
    expect(await again.all('pragma journal_mode')).toEqual([{ journal_mode: 'delete' }]);
    await again.close();
  });
});
