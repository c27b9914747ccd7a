import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flip, makeDatabases, soundAnswers } from '../../bench/flips.mjs';
import { cycle, referenceOf } from '../../bench/kills.mjs';
import { randomOf } from '../../bench/random.mjs';

// A few of what `node bench/flips.mjs` and `node bench/kills.mjs` do by the hundred.
const FILES = ['cong-van-sgddt-don-doc.txt', 'quyet-dinh-1208-qd-ubnd.scan.pdf', 'van-ban-den-0423.docx'];
const CORPUS = join(import.meta.dirname, '..', '..', 'corpus', 'documents');

let folder: string;
let files: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  files = join(folder, 'files');
  mkdirSync(files);
  for (const name of FILES) copyFileSync(join(CORPUS, name), join(files, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a run that is killed, its readers too, comes to the same end when it is taken up', async () => {
  const reference = await referenceOf(files, folder);
  expect(reference.sound).toBe(true);
  const { kills, faults } = await cycle(files, folder, randomOf(5), reference, 2, 1500);
  expect(faults).toEqual([]);
  expect(kills).toBeGreaterThan(0);
}, 120_000);

test('a flipped byte is found and named, or changes no answer', async () => {
  const { closed, wal } = await makeDatabases(folder, [files]);
  const random = randomOf(2);
  for (const [original, part, times] of [
    [closed, '', 2],
    [wal, '-wal', 1],
  ] as const) {
    const answers = soundAnswers(folder, original);
    for (let i = 0; i < times; i++) {
      const { outcome, offset, failed } = flip(folder, original, part, random, answers);
      expect(['named', 'harmless'], `${part} ${offset} ${failed ?? ''}`).toContain(outcome);
    }
  }
}, 120_000);
