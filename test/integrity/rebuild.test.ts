import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dump } from '../../bench/kills.mjs';
import { type Archive, open } from '../../dist/index.js';

const CORPUS = join(import.meta.dirname, '..', '..', 'corpus', 'documents');
// A web page, a text, two files of office programs and a PDF with a table: regions, pages and encodings of every kind.
const FILES = readdirSync(CORPUS)
  .filter((name) => /\.(txt|html|docx|doc|pdf)$/.test(name))
  .slice(0, 8);

let folder: string;
let file: string;
let archive: Archive;
let read: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  file = join(folder, 'a.db');
  mkdirSync(join(folder, 'files'));
  for (const name of FILES) copyFileSync(join(CORPUS, name), join(folder, 'files', name));
  archive = await open(file, { create: true });
  await archive.run([join(folder, 'files')]);
  read = await dump(file);
  // From here on nothing can be read from them.
  rmSync(join(folder, 'files'), { recursive: true });
}, 60_000);
afterAll(async () => {
  await archive.close();
  rmSync(folder, { recursive: true });
});

const tamper = async (sql: string): Promise<void> => {
  const { default: sqlite3 } = await import('sqlite3');
  const database = new sqlite3.Database(file);
  await new Promise<void>((resolve, reject) => database.exec(sql, (error) => (error ? reject(error) : resolve())));
  await new Promise((resolve) => database.close(resolve));
};

test('everything is the same as read from the files, without the files', async () => {
  expect(await archive.rebuild()).toMatchObject({ needing: [], interrupted: false });
  expect(await dump(file)).toEqual(read);
  expect(await archive.check()).toMatchObject({ sound: true });
}, 60_000);

test('what was damaged is as it was', async () => {
  await tamper("update _texts set text = 'x'; update _citations set number = '1/X'; update cited set number = 'y'; delete from _dates");
  expect((await archive.check()).damages.map(({ advice }) => advice)).toContain('rebuild');
  await archive.rebuild();
  expect(await dump(file)).toEqual(read);
  expect(await archive.check()).toMatchObject({ sound: true });
}, 60_000);

test('a document is not shown with damaged facts', async () => {
  const [row] = (await archive.sql('select document from citations limit 1')).rows as { document: string }[];
  await tamper("update _citations set number = '1/X'");
  await expect(archive.show(row?.document ?? '')).rejects.toMatchObject({ problems: [{ code: 'E409', detail: '_citations' }] });
  await archive.rebuild();
  expect(await archive.show(row?.document ?? '')).not.toBeNull();
}, 60_000);

test('of what no sound text is kept is named and waits for a run; what was read of it stays', async () => {
  await tamper('update _raws set body = substr(body, 1, 40) where source = (select min(source) from _raws)');
  expect((await archive.check()).damages).toMatchObject([{ kind: 'raw', advice: 'force' }]);
  const { needing } = await archive.rebuild();
  expect(needing).toHaveLength(1);
  const { _raws, sources, ...rest } = read;
  expect(await dump(file)).toMatchObject(rest);
  expect(await archive.check()).toMatchObject({ sound: true });
}, 60_000);
