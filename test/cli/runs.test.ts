import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogLine, RunAccount, RunPlan, RunReport } from '../../src/model/schemas.js';
import { SettingList } from '../../src/settings/schema.js';
import { danchieu } from './danchieu.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  mkdirSync(join(folder, 'in'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const corpus = (name: string): string => resolve('corpus/documents', name);
const take = (name: string): void => cpSync(corpus(name), join(folder, 'in', name));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const run = (...args: string[]) => danchieu(['run', ...args], folder);
const json = async (...args: string[]) => RunReport.parse(JSON.parse((await run(...args, '--json')).out));
const lines = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => LogLine.parse(JSON.parse(line)));

/** 2,734 and 2,185 characters. */
const LONG = 'ke-hoach-97-kh-ubnd-tuy-an.txt';
const SHORT = 'thong-bao-56-tb-ubnd.txt';
const EMPTY = 'van-ban-den-0423.docx';

describe('what was refused', () => {
  test('is told by code with a command that reads it again, which does', async () => {
    for (const name of [LONG, SHORT, EMPTY]) take(name);
    const first = await run('in', '--max-text', '2500', '--report', 'r.json', '--log', 'l.jsonl');
    expect(first.code).toBe(1);
    const account = RunAccount.parse(JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')));
    expect(account.files).toMatchObject({ found: 3, read: 1, refused: 2, leftOut: 0 });
    expect(account.refusals.map(({ code, count, files }) => [code, count, files[0]?.file])).toEqual([
      ['E101', 1, `in/${EMPTY}`],
      ['E111', 1, `in/${LONG}`],
    ]);
    expect(lines('l.jsonl').map((line) => line.event)).toEqual(
      expect.arrayContaining(['run-begun', 'read', 'refused', 'stage', 'run-ended']),
    );

    const again = /Again: .*? (run in .*--code E111.*)$/m.exec(first.out)?.[1]?.split(' ') ?? [];
    const second = await danchieu([...again, '--json'], folder);
    expect(second.code).toBe(0);
    expect(RunReport.parse(JSON.parse(second.out)).files).toMatchObject({ found: 1, read: 1, refused: 0, leftOut: 2 });
    expect((await json('in')).files).toMatchObject({ read: 0, unchanged: 2, refused: 1 });
  });

  test('is read again only with --only-failed; a second run tells of it without reading', async () => {
    for (const name of [SHORT, EMPTY]) take(name);
    await run('in');
    await run('in', '--log', 'again.jsonl', '--log-level', 'debug');
    expect(lines('again.jsonl').filter(({ event }) => event === 'begun')).toEqual([]);
    await run('in', '--only-failed', '--log', 'failed.jsonl', '--log-level', 'debug');
    expect(lines('failed.jsonl').filter(({ event }) => event === 'begun')).toEqual([expect.objectContaining({ file: `in/${EMPTY}` })]);
    expect((await run('in', '--only-failed', '--prune')).code).toBe(2);
    expect(await run('in', '--only-failed', '--code', 'E999')).toMatchObject({ code: 2, err: expect.stringContaining('E999') });
    expect((await json('in', '--code', 'e101')).files).toMatchObject({ found: 1, refused: 1 });
  });
});

test('--since is about files modified since, and forgets none of the others', async () => {
  for (const name of [LONG, SHORT]) take(name);
  const old = new Date('2020-01-01T00:00:00Z');
  utimesSync(join(folder, 'in', LONG), old, old);
  expect((await json('in', '--since', '2d')).files).toMatchObject({ found: 1, read: 1, leftOut: 1 });
  expect((await json('in', '--since', '1/1/2019')).files).toMatchObject({ found: 2, read: 1, unchanged: 1, gone: 0 });
  expect((await run('in', '--since', 'tomorrow')).code).toBe(2);
});

test('--dry-run counts by state and format, and writes nothing', async () => {
  for (const name of [LONG, SHORT, EMPTY]) take(name);
  cpSync(corpus('ke-hoach-145-kh-ubnd.pdf'), join(folder, 'in', 'named.docx'));
  const plan = async (...args: string[]) => RunPlan.parse(JSON.parse((await run('in', '--dry-run', '--json', ...args)).out));
  const before = await plan();
  expect(before.files).toMatchObject({ found: 4, new: 4, changed: 0, again: 0, unchanged: 0 });
  expect(before.formats.map(({ format, files }) => [format, files])).toEqual([
    ['text', 2],
    ['empty', 1],
    ['pdf', 1],
  ]);
  expect(before.estimateMs).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual(['in']);
  await run('in');
  write(`in/${SHORT}`, 'Kế hoạch số 1/KH-UBND');
  expect((await plan()).files).toMatchObject({ new: 0, changed: 1, again: 0, unchanged: 3 });
  expect((await plan('--force')).files).toMatchObject({ changed: 1, again: 3, unchanged: 0 });
  expect((await plan('--only-failed')).files).toMatchObject({ found: 1, again: 1, leftOut: 3 });
  expect((await run('in')).out).toContain('1 read, 2 unchanged, 1 refused');
});

test('what the program writes among the documents is no document', async () => {
  take(SHORT);
  const args = ['.', '--db', 'kho.db', '--summaries', 'tom-tat', '--report', 'r.json', '--log', 'l.jsonl'];
  expect((await json(...args)).files).toMatchObject({ found: 1, read: 1 });
  expect((await json(...args)).files).toMatchObject({ found: 1, unchanged: 1, refused: 0 });
  expect((await json('in', '--summaries', 'in')).files.found).toBe(1);
});

describe('settings', () => {
  const rows = async (args: readonly string[], env = {}, cwd = folder) => {
    const { settings } = SettingList.parse(JSON.parse((await danchieu(['config', '--json', ...args], cwd, env)).out));
    return Object.fromEntries(settings.map(({ name, value, from, place }) => [name, [value, from, place]]));
  };

  test('a flag goes before the environment, that before the file, that before the default', async () => {
    write('danchieu.config.yaml', 'db: kho/a.db\nlang: vi\nlimits:\n  time: 2min\n');
    const found = await rows(['--time-limit', '90s'], { DANCHIEU_DB: 'b.db' }, join(folder, 'in'));
    expect(found.db).toEqual(['b.db', 'environment', 'DANCHIEU_DB']);
    expect(found.lang).toEqual(['vi', 'file', '../danchieu.config.yaml:2']);
    expect(found['limits.time']).toEqual(['90s', 'flag', '--time-limit']);
    expect(found['limits.memory']).toEqual(['1536MB', 'default', null]);
    expect((await rows(['--no-config'])).db).toEqual(['output/danchieu.db', 'default', null]);
  });

  test('hold for commands, which show them as their defaults', async () => {
    take(LONG);
    write('danchieu.config.json', '{ "db": "kho/a.db", "lang": "vi", "summaries": "tom-tat", "limits": { "text": 2500 } }');
    const { out } = await run('in');
    expect(out).toContain('E111');
    expect(out).not.toContain('--db');
    expect(out).toContain('Tệp bị từ chối');
    expect(existsSync(join(folder, 'kho', 'a.db'))).toBe(true);
    expect((await run('in', '--only-failed', '--max-text', '100000')).code).toBe(0);
    expect(readdirSync(join(folder, 'tom-tat'))).toHaveLength(1);
    expect((await run('--help')).out).toMatch(/--max-text <n>[^)]*2500\)/);
    expect((await danchieu(['search', 'thi dua'], folder)).code).toBe(0);
  });

  test('a faulty file keeps from work, and not from what asks for none', async () => {
    write('danchieu.config.yaml', 'limits:\n  tiem: 2min\n');
    const { code, err } = await run('in');
    expect([code, err]).toEqual([2, expect.stringMatching(/E252.*danchieu\.config\.yaml:2.*did you mean limits\.time\?/s)]);
    expect((await run('in', '--no-config', '--dry-run')).code).toBe(0);
    for (const args of [['--version'], ['explain', 'E252'], ['run', '--help'], ['schema', 'config']])
      expect((await danchieu(args, folder)).code, args.join(' ')).toBe(0);
  });
});
