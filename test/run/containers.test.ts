import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Archive, open, type RunEvent, type RunOptions, type RunReport, read, type Summary } from '../../dist/index.js';
import { email, encryptedZip, gzip, tar, zip } from '../unpack/make.js';

const folder = mkdtempSync(join(tmpdir(), 'danchieu-containers-'));
const inFolder = (name: string): string => join(folder, 'kho', name);
const database = join(folder, 'archive.db');
const before = process.cwd();

const plan = (number: number): string =>
  `ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN\nSố: ${number}/KH-UBND\n\nPhú Yên, ngày 12 tháng 3 năm 2024\n\nKẾ HOẠCH\nThi đua năm 2024\n\nCăn cứ Kế hoạch số ${number - 1}/KH-UBND ngày 5 tháng 2 năm 2024 của UBND tỉnh Phú Yên;\n`;

let archive: Archive;
beforeAll(async () => {
  mkdirSync(inFolder(''), { recursive: true });
  process.chdir(folder);
  archive = await open(database, { create: true });
});
afterAll(async () => {
  await archive.close();
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const run = (options: RunOptions = {}): Promise<RunReport> => archive.run(['kho'], { jobs: 2, ...options });
const names = async (): Promise<string[]> => {
  const { rows } = await archive.sql("select file from files where outcome = 'read' order by file");
  return rows.map(({ file }) => String(file));
};
const counts = ({ files: { found, read: fresh, unchanged, refused, gone } }: RunReport): number[] => [
  found,
  fresh,
  unchanged,
  refused,
  gone,
];

test('members of containers within containers are files of their own', async () => {
  const inner = gzip(
    await tar([
      { name: '2022/kh-155.txt', text: plan(155) },
      { name: 'ln', type: 'symlink', linkname: '/etc/passwd' },
    ]),
  );
  writeFileSync(inFolder('archive.zip'), zip({ 'b.tar.gz': inner, 'kh-12.txt': plan(12) }));
  writeFileSync(
    inFolder('mail.eml'),
    email({ subject: 'Gửi kế hoạch', text: 'Kính gửi 12/KH-UBND', attachments: { 'kh-13.txt': plan(13) } }),
  );
  writeFileSync(inFolder('plain.txt'), plan(200));
  const report = await run();
  expect(counts(report)).toEqual([6, 5, 0, 1, 0]);
  expect(report.refused).toMatchObject([{ file: 'kho/archive.zip!/b.tar.gz!/ln', code: 'E125' }]);
  expect(await names()).toEqual([
    'kho/archive.zip!/b.tar.gz!/2022/kh-155.txt',
    'kho/archive.zip!/kh-12.txt',
    'kho/mail.eml!/kh-13.txt',
    'kho/mail.eml!/message.html',
    'kho/plain.txt',
  ]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.work'))).toEqual([]);
});

test('a member is read as the same file alone is', async () => {
  writeFileSync(join(folder, 'kh-155.txt'), plan(155));
  const alone = await read(join(folder, 'kh-155.txt'));
  const member = await read('kho/archive.zip!/b.tar.gz!/2022/kh-155.txt');
  if (!alone.ok || !member.ok) throw new Error('refused');
  const facts = ({ source: _, ...summary }: Summary): unknown => summary;
  expect(member.value.summary.source.path).toBe('kho/archive.zip!/b.tar.gz!/2022/kh-155.txt');
  expect(facts(member.value.summary)).toEqual(facts(alone.value.summary));
});

test('one document of several is asked for by its name', async () => {
  const several = await read('kho/archive.zip');
  expect(several).toMatchObject({ ok: false, problem: { code: 'E121', where: 'kho/archive.zip' } });
  expect(several.ok ? '' : several.problem.detail).toContain('kho/archive.zip!/kh-12.txt');
  expect(await read('kho/archive.zip!/none')).toMatchObject({ ok: false, problem: { code: 'E113' } });
  writeFileSync(join(folder, 'one.zip'), zip({ 'kh-12.txt': plan(12) }));
  expect(await read('one.zip')).toMatchObject({
    ok: true,
    value: { summary: { source: { path: 'one.zip!/kh-12.txt' }, document: { number: '12/KH-UBND' } } },
  });
});

test('an unchanged container is not opened again; of a changed one only what is new is read', async () => {
  expect(counts(await run())).toEqual([6, 0, 5, 1, 0]);
  writeFileSync(inFolder('archive.zip'), zip({ 'kh-12.txt': plan(12), 'kh-14.txt': plan(14) }));
  expect(counts(await run())).toEqual([5, 1, 4, 0, 1]);
});

test('members that are gone are forgotten when that is asked for, with their container too', async () => {
  expect((await run({ prune: true })).files.pruned).toBe(1);
  rmSync(inFolder('mail.eml'));
  expect((await run({ prune: true })).files.pruned).toBe(2);
  expect(await names()).toEqual(['kho/archive.zip!/kh-12.txt', 'kho/archive.zip!/kh-14.txt', 'kho/plain.txt']);
});

test('of a container that cannot be opened any more nothing is known to be gone', async () => {
  writeFileSync(inFolder('archive.zip'), 'PK\x03\x04 cut off');
  const report = await run({ prune: true });
  expect(report.refused).toMatchObject([{ file: 'kho/archive.zip', code: 'E105' }]);
  expect([report.files.gone, report.files.pruned]).toEqual([0, 0]);
});

test('locked members are read once there is a password for them', async () => {
  writeFileSync(inFolder('archive.zip'), await encryptedZip('aes', 'bí mật', { 'kh-15.txt': plan(15) }));
  expect((await run()).refused).toMatchObject([{ file: 'kho/archive.zip!/kh-15.txt', code: 'E103' }]);
  const report = await run({ ingest: { passwords: ['bí mật'] } });
  expect(report.refused).toEqual([]);
  expect(await names()).toContain('kho/archive.zip!/kh-15.txt');
});

test('of a container only the members that were refused are read again', async () => {
  rmSync(inFolder(''), { recursive: true });
  mkdirSync(inFolder(''));
  const inner = gzip(await tar([{ name: 'kh-22.txt', text: plan(22) }]));
  writeFileSync(inFolder('torn.zip'), zip({ 'b.tar.gz': inner, 'empty.txt': '', 'kh-21.txt': plan(21) }));
  expect(counts(await run({ prune: true }))).toEqual([3, 2, 0, 1, 0]);
  expect(counts(await run({ onlyFailed: true }))).toEqual([3, 0, 2, 1, 0]);
  expect(counts(await run({ codes: ['E103'] }))[0]).toBe(0);
  const limited = await run({ force: true, ingest: { maxMembers: 2 } });
  expect(limited.refused.map(({ code }) => code).sort()).toEqual(['E101', 'E124', 'E124']);
  expect(limited.account.settings.limits.members).toBe(2);
  expect((await run({ codes: ['E124'] })).refused).toMatchObject([{ code: 'E101' }]);
});

test('what a run would do with the members that are held is told before it', async () => {
  const planned = async (options: RunOptions = {}): Promise<object> => (await archive.plan(['kho'], options)).files;
  expect(await planned()).toMatchObject({ found: 3, new: 0, again: 0, unchanged: 3 });
  expect(await planned({ force: true })).toMatchObject({ found: 3, again: 3 });
  expect(await planned({ onlyFailed: true })).toMatchObject({ found: 3, again: 1, unchanged: 2 });
  writeFileSync(inFolder('other.zip'), zip({ 'kh-31.txt': plan(31), 'kh-32.txt': plan(32) }));
  expect(await planned()).toMatchObject({ found: 4, new: 1, unchanged: 3 });
});

test('the total never runs backwards, nor what is done', async () => {
  const seen: number[][] = [];
  await run({ force: true, onProgress: ({ done, total }) => seen.push([done, total]) });
  for (const [i, [done = 0, total = 0]] of seen.entries()) {
    expect(done).toBeLessThanOrEqual(total);
    expect([done, total].map((n, k) => n >= (seen[i - 1]?.[k] ?? 0))).toEqual([true, true]);
  }
  expect(seen.at(-1)).toEqual([5, 5]);
});

test('a container is told as refused only when it could not be opened, with the reason of that', async () => {
  rmSync(inFolder(''), { recursive: true });
  mkdirSync(inFolder(''));
  writeFileSync(inFolder('torn.zip'), 'PK\x03\x04 cut off');
  writeFileSync(inFolder('whole.zip'), zip({ 'kh-41.txt': plan(41), 'kh-42.txt': plan(42) }));
  const events: RunEvent[] = [];
  await run({ prune: true, onEvent: (event) => events.push(event) });
  const ends = events.flatMap((one) =>
    one.event === 'read' || one.event === 'refused' ? [[one.file, 'code' in one ? one.code : null]] : [],
  );
  expect(ends.sort()).toEqual([
    ['kho/torn.zip', 'E105'],
    ['kho/whole.zip!/kh-41.txt', null],
    ['kho/whole.zip!/kh-42.txt', null],
  ]);
});

test('a run that was interrupted within a container does not take its members for gone', async () => {
  writeFileSync(inFolder('fresh.zip'), zip({ 'kh-51.txt': plan(51), 'kh-52.txt': plan(52) }));
  const stop = new AbortController();
  const interrupted = await run({
    jobs: 1,
    signal: stop.signal,
    onEvent: (event) => event.event === 'begun' && event.file.endsWith('kh-52.txt') && stop.abort(),
  });
  expect([interrupted.interrupted, interrupted.files.gone]).toEqual([true, 0]);
  // The member before may have been on its way to the store, and is read again then.
  const { found, read: fresh, unchanged, refused, gone } = (await run()).files;
  expect({ found, held: fresh + unchanged, refused, gone }).toEqual({ found: 5, held: 4, refused: 1, gone: 0 });
  expect(fresh).toBeGreaterThan(0);
});

test('what a killed run left behind is removed by the next', async () => {
  const left = `${database}.work`;
  mkdirSync(join(left, '999999999-x', '1'), { recursive: true });
  await run();
  expect(existsSync(left)).toBe(false);
});
