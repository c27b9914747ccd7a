import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Result, refuse } from '../../src/model/index.js';
import { run } from '../../src/pipeline.js';
import { leftIn, openJournal, readLeft } from '../../src/run/journal.js';
import { openStore } from '../../src/store/index.js';
import { resolve } from '../store/resolve.js';

let folder: string;
let db: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  db = join(folder, 'a.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was at work when a run died is known afterwards, and how often', () => {
  const first = openJournal(db);
  for (const uri of ['a', 'b', 'c']) first.at(uri);
  first.end('b');
  first.commits(7);
  // Here it dies; a line that was cut off says nothing.
  expect(readLeft(db)).toEqual({
    atWork: ['a', 'c'],
    deaths: new Map([
      ['a', 1],
      ['c', 1],
    ]),
    commits: 7,
  });
  const second = openJournal(db);
  second.at('a');
  second.end('a');
  second.at('c');
  expect(readLeft(db)).toMatchObject({ atWork: ['c'], deaths: new Map([['c', 2]]), commits: 7 });
  expect(leftIn('{"at":"x"}\n{"at":"y')).toMatchObject({ atWork: ['x'] });
});

test('a run that ends by itself leaves nothing', () => {
  const journal = openJournal(db);
  journal.at('a');
  journal.forget();
  journal.close(false);
  expect(existsSync(`${db}.journal`)).toBe(false);
});

test('a file that was at work in two runs that died is read last and alone', async () => {
  for (const name of ['1.txt', '2.txt', '3.txt', '4.txt']) writeFileSync(join(folder, name), name);
  for (let i = 0; i < 2; i++) openJournal(db).at(join(folder, '2.txt'));
  const store = await openStore(db, { create: true });
  const journal = openJournal(db);
  const begun: string[] = [];
  let atWork = 0;
  let together = 0;
  const read = async ({ uri }: { uri: string }): Promise<Result<never>> => {
    begun.push(uri.slice(-5));
    atWork++;
    if (uri.endsWith('2.txt')) together = atWork;
    await new Promise((resume) => setTimeout(resume, 5));
    atWork--;
    return refuse('E105', uri);
  };
  const paths = ['1.txt', '2.txt', '3.txt', '4.txt'].map((name) => join(folder, name));
  const outcome = await run(store, paths, { read, version: 'r1', resolve, jobs: 3, journal });
  expect(begun.at(-1)).toBe('2.txt');
  expect(together).toBe(1);
  expect(outcome).toMatchObject({ takenUp: 1, refused: 4 });
  journal.close(false);
  await store.close();
});
