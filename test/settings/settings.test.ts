import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { detailIn } from '../../src/messages/index.js';
import { Failure } from '../../src/model/failure.js';
import { findConfig } from '../../src/settings/find.js';
import { durationOf, durationText, effectiveSettings, SETTINGS, sizeOf, sizeText } from '../../src/settings/index.js';
import { parseConfig } from '../../src/settings/parse.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const parsed = (name: string, text: string) => parseConfig({ file: write(name, text), text });
const problemsOf = (text: string, name = 'danchieu.config.yaml') => {
  try {
    parsed(name, text);
  } catch (error) {
    return (error as Failure).problems.map(({ code, where, detail }) => [code, where.slice(where.lastIndexOf(':')), detail]);
  }
  return [];
};

describe('times and sizes', () => {
  test.each([
    ['60s', 60_000],
    ['1.5 min', 90_000],
    ['500ms', 500],
    ['2h', 7_200_000],
    ['60', null],
    ['0s', null],
    ['-1s', null],
    ['30d', null],
  ])('%s', (text, ms) => expect(durationOf(text)).toBe(ms));
  test.each([
    ['1536MB', 1536 * 2 ** 20],
    ['1.5 GiB', 1.5 * 2 ** 30],
    ['10k', 10_240],
    ['12B', 12],
    ['1536', null],
    ['0MB', null],
    ['MB', null],
  ])('%s', (text, bytes) => expect(sizeOf(text)).toBe(bytes));
  test('what is written is read as the same', () => {
    for (const ms of [1, 999, 60_000, 90_000, 3_600_000]) expect(durationOf(durationText(ms))).toBe(ms);
    for (const bytes of [1, 1023, 2 ** 20, 1536 * 2 ** 20, 2 ** 30 + 1]) expect(sizeOf(sizeText(bytes))).toBe(bytes);
  });
});

describe('a configuration file', () => {
  test('is found from a folder upwards, the nearest one, and an empty one hides those above', () => {
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    expect(findConfig(join(folder, 'a', 'b'))).toBeNull();
    const upper = write('danchieu.config.yml', 'jobs: 1');
    expect(findConfig(join(folder, 'a', 'b'))).toEqual({ file: upper, text: 'jobs: 1' });
    const lower = write('a/danchieu.config.json', '');
    expect(findConfig(join(folder, 'a', 'b'))).toEqual({ file: lower, text: '' });
    expect(parseConfig({ file: lower, text: '' }).size).toBe(0);
  });

  test('gives values as commands take them, paths told from its own folder, with their lines', () => {
    const found = parsed('danchieu.config.yaml', 'db: kho/a.db\nrules:\n  - r\ncorrections: false\nlimits:\n  time: 2min\n  memory: 1GB\n');
    expect(found.get('db')?.value).toBe(join(folder, 'kho', 'a.db'));
    expect(found.get('rules')?.value).toEqual([join(folder, 'r')]);
    expect(found.get('corrections')?.value).toBe(false);
    expect(found.get('limits.time')).toMatchObject({ value: 120_000, place: expect.stringMatching(/danchieu\.config\.yaml:6$/) });
    expect(found.get('limits.memory')?.value).toBe(2 ** 30);
  });

  test('may be JSON, with tabs and a byte order mark', () => {
    expect(
      parsed('danchieu.config.json', '\ufeff{\n\t"jobs": 3,\n\t"limits": {\n\t\t"pages": 9\n\t}\n}\n').get('limits.pages')?.value,
    ).toBe(9);
  });

  test('is refused for what it cannot say, each with its line and what was perhaps meant', () => {
    expect(problemsOf('db: 3\nlimtis:\n  time: 60\nlimits:\n  tiem: 5s\n  pages: 0\n  memory: 1536\ntimeLimit: 5s\nzzz: 1\n')).toEqual([
      ['E252', ':1', 'db: wants a path'],
      ['E252', ':3', 'limtis: unknown; meant is perhaps limits'],
      ['E252', ':5', 'limits.tiem: unknown; meant is perhaps limits.time'],
      ['E252', ':6', 'limits.pages: wants a whole number from 1'],
      ['E252', ':7', 'limits.memory: wants a size with its unit, such as 1536MB'],
      ['E252', ':8', expect.stringContaining('timeLimit: unknown')],
      ['E252', ':9', 'zzz: unknown'],
    ]);
    expect(problemsOf('limits:\n  time: 2mins\n')).toEqual([
      ['E252', ':2', 'limits.time: wants a time with its unit, such as 60s or 5min'],
    ]);
    expect(problemsOf('- a\n')).toEqual([['E252', ':1', ': wants names and values']]);
    expect(problemsOf('a: [1\n').map(([code]) => code)).toContain('E251');
    expect(problemsOf('jobs: 1\njobs: 2\n').map(([code]) => code)).toEqual(['E251']);
  });

  test('every kind of fault is told in Vietnamese too', () => {
    for (const { key } of SETTINGS) {
      const text = key.startsWith('limits.') ? `limits:\n  ${key.slice(7)}: {}\n` : `${key}: {}\n`;
      const [, , detail] = problemsOf(text)[0] ?? [];
      expect(detail, key).toMatch(/wants/);
      expect(detailIn(String(detail), 'vi'), key).not.toMatch(/wants/);
    }
  });
});

test('the environment goes before the file, and a faulty file is told of without keeping from work', async () => {
  const file = write('c.yaml', 'db: a.db\njobs: 2\n');
  const { values } = await effectiveSettings({ file, env: { DANCHIEU_DB: 'b.db' } });
  expect(values.get('db')).toEqual({ value: 'b.db', from: 'environment', place: 'DANCHIEU_DB' });
  expect(values.get('jobs')).toMatchObject({ value: 2, from: 'file' });
  const faulty = await effectiveSettings({ env: { DANCHIEU_CONFIG: write('d.yaml', 'jbos: 2'), DANCHIEU_DB: 'b.db' } });
  expect(faulty.fault).toBeInstanceOf(Failure);
  expect(faulty.values.get('db')?.value).toBe('b.db');
  const missing = await effectiveSettings({ file: join(folder, 'none.yaml'), env: {} });
  expect(missing.fault?.problems[0]?.code).toBe('E253');
});
