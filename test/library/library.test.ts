import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Archive, Failure, open, read, type Summary } from '../../src/index.js';
import { openStore } from '../../src/store/index.js';
import { archive as readings } from '../store/readings.js';
import { resolve } from '../store/resolve.js';

let folder: string;
let archive: Archive;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  const store = await openStore(join(folder, 'a.db'), { create: true });
  await store.put(readings, 'r1');
  await store.relink(resolve);
  await store.close();
  archive = await open(join(folder, 'a.db'));
});
afterAll(async () => {
  await archive.close();
  await rm(folder, { recursive: true });
});

test('an archive is asked', async () => {
  const { candidates } = await archive.find('461/KH-UBND Đắk Nông');
  const id = candidates[0]?.id ?? '';
  expect(await archive.show(id)).toMatchObject({ document: { held: true }, citedBy: 1, summary: { document: { id } } });
  expect((await archive.show('vn/tw/ttg/qd/2022/569'))?.summary).toBeNull();
  expect(await archive.show('vn/none')).toBeNull();
  expect(await archive.cites(id)).toHaveLength(1);
  expect(await archive.citedBy(id)).toHaveLength(1);
  expect(await archive.search('thi dua')).toHaveLength(1);
  const summaries: Summary[] = [];
  for await (const summary of archive.summaries()) summaries.push(summary);
  expect(summaries).toHaveLength(3);
  expect(await archive.export('csv', join(folder, 'tables'))).toHaveLength(12);
});

test('a citation as documents write it finds the document that it names', async () => {
  const { candidates } = await archive.find('Quyết định số 569/QĐ-TTg ngày 11 tháng 5 năm 2022 của Thủ tướng Chính phủ');
  expect(candidates.map(({ id }) => id)).toEqual(['vn/tw/ttg/qd/2022/569']);
  // a document that only names it in its title is not meant
  expect((await archive.find('Quyết định số 9999/QĐ-TTg ngày 11/5/2022')).candidates).toEqual([]);
});

test('what is not there is said with a code', async () => {
  await expect(open(join(folder, 'none.db'))).rejects.toBeInstanceOf(Failure);
  expect(await read(join(folder, 'none.pdf'))).toMatchObject({ ok: false, problem: { code: 'E113' } });
  for (const isolate of [true, false]) expect(await read(folder, { isolate })).toMatchObject({ ok: false, problem: { code: 'E203' } });
});
