import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { danchieu } from './danchieu.js';

const document = (name: string): string => resolve('corpus/documents', name);
const ANY = document('thong-bao-56-tb-ubnd.txt');

const PLAN = document('ke-hoach-145-kh-ubnd.pdf');

test.each([
  ['--time-limit', '1ms', 'E108'],
  ['--memory-limit', '20MB', 'E109'],
  ['--heap-limit', '10MB', 'E109'],
])('%s ends the process that reads', async (flag, value, code) => {
  const { code: exit, err } = await danchieu(['read', PLAN, flag, value], '.');
  expect([exit, err]).toEqual([1, expect.stringContaining(code)]);
});

test('each limit on what a file holds refuses it or says what is left out', async () => {
  const files = [PLAN, document('bao-cao-112-bc-ubnd.docx'), ANY, document('ke-hoach-97-kh-ubnd-tuy-an.txt')];
  const limits = ['--max-pages', '1', '--max-inflated', '4KB', '--max-text', '2500', '--max-file-size', '95KB'];
  const { code, out } = await danchieu(['run', ...files, '--db', ':memory:', '--json', ...limits], '.');
  expect(code).toBe(1);
  const { refused, account } = JSON.parse(out);
  expect(refused).toEqual([
    { file: expect.stringContaining('bao-cao'), code: 'E107', detail: expect.stringContaining('inflates') },
    { file: expect.stringContaining('ke-hoach-97'), code: 'E111', detail: expect.stringContaining('2500 allowed') },
  ]);
  expect(account.warnings).toEqual([{ code: 'W102', count: 1, files: 1 }]);
  expect(account.settings.limits).toMatchObject({ pages: 1, inflated: 4096, text: 2500, fileSize: 95 * 1024 });
});

test.each([
  ['--time-limit', '60'],
  ['--memory-limit', '1024'],
  ['--max-file-size', 'much'],
  ['--max-pages', '1.5'],
])('%s %s is wrong use', async (flag, value) => {
  expect((await danchieu(['read', ANY, flag, value], '.')).code).toBe(2);
});

test('limits hold wherever files are read', async () => {
  const small = ['--max-file-size', '1KB'];
  const coverage = await danchieu(['rules', 'coverage', document('thong-bao-56-tb-ubnd.txt'), '--json', ...small], '.');
  expect(JSON.parse(coverage.out).refused).toEqual([expect.objectContaining({ code: 'E107' })]);
  const gold = await danchieu(['eval', '--gold', 'corpus/gold', '--json', ...small], '.');
  expect(JSON.parse(gold.out).refused.map(({ code }: { code: string }) => code)).toContain('E107');
  // all but the few words of an e-mail are larger
  expect(JSON.parse(gold.out).read).toBe(1);
});
