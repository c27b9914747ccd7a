import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Coverage, Evaluation } from '../../src/eval/answers.js';
import { coverageOf } from '../../src/eval/file-coverage.js';
import { fitsBy } from '../../src/eval/same.js';
import { judge } from '../../src/eval/score.js';
import { Tally } from '../../src/eval/tally.js';
import { plain } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'cli', 'main.js');
const rules = loadRules();

const danchieu = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((done, fail) => {
    const { LANG, LC_ALL, LC_MESSAGES, FORCE_COLOR, ...rest } = process.env;
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT, env: { ...rest, NO_COLOR: '1' } });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (piece: string) => out.push(piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => err.push(piece));
    child.on('error', fail);
    child.on('close', (code) => done({ code, out: out.join(''), err: err.join('') }));
  });

let folder: string;
beforeAll(async () => {
  if (!existsSync(MAIN)) throw new Error('these tests need the built program: npm run build');
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
});
afterAll(() => rm(folder, { recursive: true }));

const goldFolder = async (name: string, gold: string): Promise<string> => {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'one.json'), gold);
  return join(folder, name);
};

describe('danchieu eval', () => {
  test('measures the corpus', async () => {
    const { code, out, err } = await danchieu('eval', '--gold', 'corpus/gold', '--json');
    expect(code, err).toBe(0);
    const report = Evaluation.parse(JSON.parse(out));
    const documents = (await readdir('corpus/gold')).length;
    expect(report).toMatchObject({ documents, read: documents, refused: [], root: 'corpus' });
    const f1 = new Map(report.measures.map((row) => [row.measure, row.f1]));
    expect(f1.get('citation.number')).toBeGreaterThan(0.97);
    expect(f1.get('header.number')).toBeGreaterThan(0.95);
    for (const { kind, wanted, got, places } of report.faults) {
      if (kind === 'missed') expect([got, places]).toEqual([null, []]);
      if (kind === 'wrong') expect([wanted, places.length > 0]).toEqual([null, true]);
    }
  });

  test('shows every miss and false find with its place', async () => {
    const gold = await goldFolder(
      'wrong',
      JSON.stringify({
        file: 'documents/ke-hoach-21-kh-ubnd-an-hiep.txt',
        document: { number: '22/KH-UBND' },
        citations: [{ number: '1/QĐ-TTg', type: 'quyết định' }],
      }),
    );
    const { code, out } = await danchieu('eval', '--gold', gold, '--root', 'corpus');
    expect(code).toBe(0);
    expect(out).toContain('differs  header.number  21/KH-UBND instead of 22/KH-UBND');
    expect(out).toContain('missed  citation.number  1/QĐ-TTG');
    expect(out).toMatch(/false {2}citation\.number {2}\S+\n {4}p\. 1, \d+-\d+: /);
  });

  test('says by its exit code what was not there', async () => {
    const unread = await goldFolder('unread', JSON.stringify({ file: 'none.pdf', deadlines: ['2022-08-20'], absent: ['1/CP'] }));
    const refused = await danchieu('eval', '--gold', unread, '--json');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('E113');
    const { measures, read } = Evaluation.parse(JSON.parse(refused.out));
    expect([measures, read]).toMatchObject([[{ measure: 'deadline', tp: 0, fp: 0, fn: 1 }], 0]);
    expect((await danchieu('eval', '--gold', join(folder, 'nowhere'))).code).toBe(6);
    const broken = await danchieu('eval', '--gold', await goldFolder('broken', '{"citations": 1}'));
    expect(broken.code).toBe(2);
    expect(broken.err).toContain('one.json');
  });
});

test('values are compared as a clerk would', () => {
  const fits = fitsBy(rules);
  expect(fits('issuer', 'Ủy ban nhân dân huyện Tuy An', 'UBND huyện Tuy An, tỉnh Phú Yên')).toBe(true);
  expect(fits('issuer', 'Ủy ban nhân dân huyện Tuy An, tỉnh Phú Yên', 'Ủy ban nhân dân huyện Tuy An, tỉnh Long An')).toBe(false);
  expect(fits('issuer', 'Ban Chấp hành Trung ương Đảng khóa XII', 'Ban Chấp hành Trung ương')).toBe(true);
  expect(fits('issuer', 'Quân khu V', 'Quân khu VII')).toBe(false);
  expect(fits('title', 'Về việc tặng Bằng khen', 'tặng bằng khen')).toBe(true);
  expect(fits('number', ['09/KH-UBND', null], '9/kh-ubnd')).toBe(true);
  expect(fits('date', null, undefined)).toBe(true);
});

test('what the gold does not tell is not judged', () => {
  const tally = new Tally();
  judge({ file: 'a' }, null, fitsBy(rules), tally);
  expect(tally.measures()).toEqual([]);
});

describe('danchieu rules coverage', () => {
  test('counts rules and lists what none read', () => {
    const text = 'Căn cứ Quyết định số 12/2022/QĐ-UBND ngày 05/3/2022.\nGửi theo mẫu 07/ZZQ-XX, B01/BCQT và 2-Giá trị.';
    const { facts, places, unread } = coverageOf(plain(text, 'x.txt'), rules);
    expect(facts).toContainEqual({ finds: 'citation', rule: 'number.normative' });
    expect(places).toMatchObject({ 'relation.legal-basis': 1, 'relation.repeals': 0 });
    expect(unread).toMatchObject([{ text: '07/ZZQ-XX', page: 1, file: 'x.txt', quote: expect.stringContaining('07/ZZQ-XX') }]);
  });

  test('over two files of the corpus', async () => {
    const { code, out, err } = await danchieu(
      ...['rules', 'coverage', 'corpus/documents/ke-hoach-145-kh-ubnd.pdf', 'corpus/documents/bao-cao-112-bc-ubnd.docx', '--json'],
    );
    expect(code, err).toBe(0);
    const report = Coverage.parse(JSON.parse(out));
    expect(report.files).toEqual({ found: 2, read: 2, refused: 0 });
    const count = new Map(report.rules.map((row) => [row.rule, row.count]));
    expect(count.get('number.state')).toBeGreaterThan(10);
    expect(count.get('date.english')).toBe(0);
    expect(report.rules.find(({ rule }) => rule === 'relation.implements')).toMatchObject({ counted: 'places', files: 2 });
    expect([...report.rules].sort((a, b) => b.count - a.count).map((row) => row.count)).toEqual(report.rules.map((row) => row.count));
  });

  test('says what is refused, missing or limited', async () => {
    const refused = await danchieu('rules', 'coverage', 'corpus/documents/van-ban-den-0423.docx', 'corpus/none');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('E101');
    expect(refused.err).toContain('E113');
    await mkdir(join(folder, 'empty'));
    expect((await danchieu('rules', 'coverage', join(folder, 'empty'))).code).toBe(6);
    await writeFile(join(folder, 'two.txt'), 'Văn bản có mẫu 07/ZZQ-XX, mẫu 08/ZZQ-XX và mẫu 3/QWX.\n');
    const limited = await danchieu('rules', 'coverage', join(folder, 'two.txt'), '--limit', '1');
    expect(limited.out).toContain('#/ZZQ-XX  2 times in 1 file');
    expect(limited.out).toContain('1 of 2 forms shown');
  });
});
