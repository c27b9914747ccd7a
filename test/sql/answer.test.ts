import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Archive, open } from '../../dist/index.js';
import { SqlAnswer } from '../../src/model/schemas.js';
import { openStore } from '../../src/store/index.js';
import { drivers } from '../store/drivers.js';
import { archive as readings } from '../store/readings.js';
import { resolve } from '../store/resolve.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  const store = await openStore(join(folder, 'a.db'), { create: true });
  await store.put(readings, 'r1');
  await store.relink(resolve);
  await store.close();
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(drivers)('a question is answered by %s', (driver) => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await open(join(folder, 'a.db'), { driver });
  });
  afterAll(() => archive.close());
  const ask = async (sql: string, limit?: number) => SqlAnswer.parse(await archive.sql(sql, { limit }));

  test('in the order that was asked for, with its columns in theirs', async () => {
    expect(await ask("select 'z' as z, id as a from documents order by id desc;")).toEqual({
      columns: ['z', 'a'],
      rows: readings
        .map(({ summary }) => ({ z: 'z', a: summary.document.id }))
        .sort((one, other) => ((one.a ?? '') < (other.a ?? '') ? 1 : -1)),
      truncated: false,
    });
  });

  test('with so many rows, and whether there are more', async () => {
    expect(await ask('select id from documents', 2)).toMatchObject({ rows: { length: 2 }, truncated: true });
    expect(await ask('select id from documents', 3)).toMatchObject({ rows: { length: 3 }, truncated: false });
  });

  test('with columns also where there are no rows', async () => {
    expect(await ask('select type, count(*) as n from documents where false group by type')).toEqual({
      columns: ['type', 'n'],
      rows: [],
      truncated: false,
    });
  });

  test('with values as JSON has them', async () => {
    const [row] = (await ask("select 1.5 as real, x'00ff' as bytes, null as missing, 9e999 as endless, 'Đ' as text")).rows;
    expect(row).toEqual({ real: 1.5, bytes: "x'00ff'", missing: null, endless: 'Infinity', text: 'Đ' });
  });

  test('with integers that no number holds as text, never rounded', async () => {
    const sql = 'select 9007199254740993 as a, -9223372036854775807 as "1", 3 as a, 9007199254740991 as most, 1e300 as real';
    const row = { a: '9007199254740993', 1: '-9223372036854775807', 'a:1': 3, most: Number.MAX_SAFE_INTEGER, real: 1e300 };
    expect((await ask(sql)).rows).toEqual([row]);
    const [made] = (await ask('with r(i) as (select random()) select i, i as again from r')).rows;
    expect(made?.again).toBe(made?.i);
  });

  test('with its plan', async () => {
    expect((await ask('explain query plan select * from citations')).columns).toContain('detail');
  });

  test('while files are being written', async () => {
    const writer = await openStore(join(folder, 'a.db'), { driver });
    await writer.put(readings, 'r2');
    expect((await ask('select count(*) as n from documents')).rows).toEqual([{ n: 3 }]);
    await writer.close();
  });
});

test('an archive in memory cannot be seen by another process', async () => {
  const archive = await open(':memory:', { create: true });
  await expect(archive.sql('select 1')).rejects.toMatchObject({ problems: [{ code: 'E401' }] });
  await archive.close();
});
