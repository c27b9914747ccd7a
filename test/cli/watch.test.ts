import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogLine } from '../../src/model/schemas.js';
import { connectSqlite } from '../../src/store/connect.js';
import { danchieu, type Running, start } from './danchieu.js';

let folder: string;
let watch: Running | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  watch = null;
});
afterEach(() => {
  watch?.child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const TEXT = readFileSync(resolve('corpus/documents/ke-hoach-21-kh-ubnd-an-hiep.txt'), 'utf8');
const LAW = resolve('corpus/documents/luat-06-2022-qh15-trich.txt');

test('a watch reads what is there, then what comes, each file once it is complete, and ends well', { timeout: 120_000 }, async () => {
  mkdirSync(join(folder, 'in'));
  cpSync(LAW, join(folder, 'in', 'law.txt'));
  watch = start(['watch', 'in', 'later/deep', '--db', 'in/a.db', '--settle', '800ms', '--json', '--log', 'in/l.jsonl'], folder);
  await watch.says(/"watching"/);

  // Grows for longer than it takes to notice it.
  writeFileSync(join(folder, 'in', 'slow.txt'), TEXT.slice(0, 500));
  for (let at = 500; at < TEXT.length; at += 500) {
    await after(150);
    appendFileSync(join(folder, 'in', 'slow.txt'), TEXT.slice(at, at + 500));
  }
  writeFileSync(join(folder, 'in', 'brief.txt'), 'x');
  rmSync(join(folder, 'in', 'brief.txt'));
  writeFileSync(join(folder, 'in', 'empty.pdf'), '');
  await watch.says(/"read","file":"in\/slow\.txt"/);
  await watch.says(/"refused","file":"in\/empty\.pdf"/);

  mkdirSync(join(folder, 'later', 'deep', 'x'), { recursive: true });
  cpSync(LAW, join(folder, 'later', 'deep', 'x', 'law.txt'));
  await watch.says(/"read","file":"later\/deep\/x\/law\.txt"/);

  // Another writer for a moment.
  const other = await connectSqlite(join(folder, 'in', 'a.db'));
  const locked = other.transaction(async () => {
    await other.run("update meta set value = value where name = 'none'");
    writeFileSync(join(folder, 'in', 'late.txt'), TEXT);
    await watch?.says(/"waiting"/);
  });
  await locked;
  await other.close();
  await watch.says(/"read","file":"in\/late\.txt"[\s\S]*run-ended/);
  rmSync(join(folder, 'in', 'law.txt'));
  await watch.says(/"gone","file":"in\/law\.txt"/);
  watch.child.kill('SIGINT');

  const { code, out } = await watch.ended;
  expect(code).toBe(0);
  const events = out
    .trimEnd()
    .split('\n')
    .map((line) => LogLine.parse(JSON.parse(line)));
  const read = events.flatMap((one) => (one.event === 'read' ? [[one.file, one.document.number, one.document.citations]] : []));
  const whole = read.find(([file]) => file === 'in/late.txt')?.[2];
  // The one that was locked out was read, and read again.
  expect(read.filter(([file]) => file !== 'in/late.txt')).toEqual([
    ['in/law.txt', '06/2022/QH15', 3],
    ['in/slow.txt', '21/KH-UBND', whole],
    ['later/deep/x/law.txt', '06/2022/QH15', 3],
  ]);
  expect(events.filter(({ event }) => event === 'refused')).toEqual([expect.objectContaining({ file: 'in/empty.pdf', code: 'E101' })]);
  expect(whole).toBeGreaterThan(3);
  const archive = await danchieu(['sql', 'select count(*) as documents from documents', '--db', 'in/a.db', '--json'], folder);
  expect(JSON.parse(archive.out).rows).toEqual([{ documents: 2 }]);
});

test('a watch that is ended at work says that something is left', { timeout: 60_000 }, async () => {
  mkdirSync(join(folder, 'in'));
  for (let i = 0; i < 200; i++) writeFileSync(join(folder, 'in', `${i}.txt`), TEXT.repeat(20));
  watch = start(['watch', 'in', '--db', 'a.db', '--jobs', '1'], folder);
  await watch.says(/ {2}read {2}in/);
  watch.child.kill('SIGINT');
  const { code, err } = await watch.ended;
  expect([code, err]).toEqual([130, expect.stringContaining('run again')]);
});
