import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve as absolute, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CorrectAnswer, Corrections, Edges, RunReport } from '../../src/model/schemas.js';

const MAIN = absolute('dist/cli/main.js');
const DOCUMENTS = [
  'corpus/thong-bao-56-tb-ubnd.txt',
  'corpus/ke-hoach-12-kh-ubnd-2023.docx',
  'corpus/ke-hoach-12-kh-ubnd-2024.txt',
  'corpus/ke-hoach-97-kh-ubnd-tuy-an.txt',
];
const NOTICE = '56/TB-UBND';
const PLAN_2024 = 'vn/phu-yen/ubnd/kh/2024/12';

let folder: string;
const danchieu = (...args: string[]) => {
  const { LANG, LC_ALL, LC_MESSAGES, FORCE_COLOR, ...rest } = process.env;
  const options = { cwd: folder, env: { ...rest, NO_COLOR: '1' }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], options);
  return { code: status, out: stdout, err: stderr };
};
const SIGNED = ['--reason', 'see the list', '--by', 'Trần Thị B', '--date', '2026-05-04'];
const correct = (...args: string[]) => danchieu('correct', ...args, ...SIGNED, '--db', 'a.db');
const read = () => readFileSync(join(folder, 'corrections.yaml'), 'utf8');

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('these tests need the built program: npm run build');
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  symlinkSync(absolute('corpus/documents'), join(folder, 'corpus'), 'dir');
  expect(danchieu('run', ...DOCUMENTS, '--db', 'a.db').code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an entry needs a reason and a name, and is about something that is there', () => {
  expect(danchieu('correct', 'reject', NOTICE, '--quote', 'x', '--by', 'B', '--db', 'a.db')).toMatchObject({ code: 2 });
  expect(danchieu('correct', 'reject', NOTICE, '--quote', 'x', '--reason', 'r', '--db', 'a.db').err).toContain("'--by <name>'");
  expect(correct('reject', NOTICE).err).toContain('--quote or --number is needed');
  expect(correct('reject', 'no such thing', '--quote', 'x').code).toBe(6);
  const none = correct('reject', NOTICE, '--quote', 'Đề án 99');
  expect(none).toMatchObject({ code: 6, out: '' });
  expect(none.err).toContain('Đề án 06');
  const several = correct('reject', NOTICE, '--quote', 'quyet dinh');
  expect(several).toMatchObject({ code: 7, out: '' });
  expect(correct('settle', NOTICE, '--number', '12/KH-UBND', '--to', '12/KH-UBND').code).toBe(7);
  expect(correct('split', NOTICE, 'none.pdf')).toMatchObject({ code: 2 });
  expect(correct('merge', PLAN_2024, PLAN_2024)).toMatchObject({ code: 2 });
  expect(correct('set', NOTICE, 'colour=red').err).toContain('E322');
  expect(correct('set', NOTICE, 'number=twelve').err).toContain('E322');
  expect(correct('set', NOTICE, 'date').err).toContain('field=value');
  expect(correct('accept', NOTICE, '--quote', 'Đề án 06').err).toContain('--to ID');
  expect(existsSync(join(folder, 'corrections.yaml'))).toBe(false);
});

test('a dry run prints the entry and writes nothing', () => {
  const { code, out } = correct('reject', NOTICE, '--quote', 'de an 06', '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain('quote: Đề án 06');
  expect(out.split('---')).toHaveLength(2);
  const unmet = correct('settle', NOTICE, '--number', '12/KH-UBND', '--to', 'vn/phu-yen/ubnd/kh/2021/12', '--dry-run');
  expect(unmet).toMatchObject({ code: 0 });
  expect(unmet.out).toContain('to: vn/phu-yen/ubnd/kh/2021/12');
  expect(existsSync(join(folder, 'corrections.yaml'))).toBe(false);
});

test('from the entry to the corrected edge, to another run, and back', () => {
  const settled = correct('settle', NOTICE, '--number', '12/KH-UBND', '--to', PLAN_2024);
  expect(settled).toMatchObject({ code: 0 });
  expect(settled.err).toContain('danchieu correct apply corrections.yaml --db a.db');
  const rejected = CorrectAnswer.parse(JSON.parse(correct('reject', NOTICE, '--quote', 'Đề án 06', '--json').out));
  expect(rejected).toMatchObject({ file: 'corrections.yaml', lines: [9], counterExample: { rule: 'citation.short', reproduces: true } });
  expect(parse(read()).corrections).toHaveLength(2);

  const applied = Corrections.parse(JSON.parse(danchieu('correct', 'apply', 'corrections.yaml', '--db', 'a.db', '--json').out));
  expect(applied).toMatchObject({
    changed: false,
    entries: [
      { status: 'applied', line: 2 },
      { status: 'applied', line: 9 },
    ],
    problems: [],
  });
  const edges = () => Edges.parse(JSON.parse(danchieu('cites', NOTICE, '--db', 'a.db', '--json').out)).edges;
  expect(edges().find(({ number }) => number === '12/KH-UBND')).toMatchObject({
    to: PLAN_2024,
    corrected: [{ by: 'Trần Thị B', reason: 'see the list' }],
  });
  expect(danchieu('cites', NOTICE, '--db', 'a.db').out).toContain('resolved *');
  expect(danchieu('show', NOTICE, '--db', 'a.db').out).toContain('settle by Trần Thị B, 2026-05-04: see the list');
  expect(danchieu('export', '--format', 'csv', '--table', 'citations', '--db', 'a.db').out).toContain('""by"":""Trần Thị B""');
  expect(danchieu('correct', 'list', '--csv', '--db', 'a.db').out).toContain('2,settle,applied,0,1,Trần Thị B,2026-05-04');

  expect(danchieu('why', `${NOTICE}#citations/1`, '--db', 'a.db').out).toContain('* settle by Trần Thị B, 2026-05-04');

  // What was rejected may still be spoken of.
  expect(correct('reject', NOTICE, '--quote', 'Đề án 06', '--dry-run').code).toBe(0);
  const contradicted = correct('accept', NOTICE, '--quote', 'Đề án 06', '--to', PLAN_2024);
  expect(contradicted).toMatchObject({ code: 3 });
  expect(contradicted.err).toContain('E323');

  writeFileSync(
    join(folder, 'corrections.yaml'),
    `${read()}  - { action: merge, documents: [vn/x/y], into: ${PLAN_2024}, reason: r, by: b }\n`,
  );
  const report = RunReport.parse(JSON.parse(danchieu('run', ...DOCUMENTS, '--db', 'a.db', '--force', '--json').out));
  expect(report.corrections).toMatchObject({ entries: 2, applied: 2, changed: true, problems: [{ code: 'W303' }] });
  const again = danchieu('run', ...DOCUMENTS, '--db', 'a.db', '--corrections', 'corrections.yaml');
  expect(again.out).toContain('W301');
  expect(again.out).toContain('corrections.yaml:15');
  expect(danchieu('correct', 'list', '--db', 'a.db').out).toContain('fits nothing');
  expect(danchieu('correct', 'list', '--db', 'a.db', '--lang', 'vi').out).toContain('Dẫn chiếu bị bác (1)');

  const without = RunReport.parse(JSON.parse(danchieu('run', ...DOCUMENTS, '--db', 'a.db', '--no-corrections', '--json').out));
  expect(without.corrections).toBeNull();
  expect(edges().find(({ number }) => number === '12/KH-UBND')).toMatchObject({ state: 'ambiguous' });
  expect(danchieu('correct', 'list', '--db', 'a.db').err).toContain('No corrections');
});

test('what is wrong with a file is said with its line, before anything is read', () => {
  writeFileSync(join(folder, 'bad.yaml'), 'corrections:\n  - action: reject\n    from: vn/x\n');
  const { code, err } = danchieu('run', ...DOCUMENTS, '--db', 'a.db', '--corrections', 'bad.yaml');
  expect(code).toBe(3);
  expect(err).toContain('E322');
  expect(err).toContain('bad.yaml:2');
  expect(danchieu('correct', 'apply', 'none.yaml', '--db', 'a.db')).toMatchObject({ code: 3 });
  expect(danchieu('correct', 'apply', '--db', 'a.db')).toMatchObject({ code: 2 });
});
