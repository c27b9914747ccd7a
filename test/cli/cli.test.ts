import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve as absolute, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableNames } from '../../src/export/index.js';
import {
  Audit,
  Awards,
  Bodies,
  Chain,
  Deadlines,
  Doubts,
  Edges,
  FacetedHits,
  Found,
  Movements,
  Reasons,
  RunReport,
  Shown,
  SqlAnswer,
  Stats,
  Summary,
  Timeline,
  Tree,
  Wanted,
} from '../../src/model/schemas.js';
import { OUTPUTS } from '../../src/schemas.js';
import { openStore } from '../../src/store/index.js';
import { archive, reading } from '../store/readings.js';
import { resolve } from '../store/resolve.js';

const MAIN = absolute('dist/cli/main.js');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let folder: string;
let db: string;

/** Runs the built command line; `stop` closes its standard output after the first piece. */
const danchieu = (args: readonly string[], env: NodeJS.ProcessEnv = {}, stop = false): Promise<Ended> =>
  new Promise((done, fail) => {
    const { LANG, LC_ALL, LC_MESSAGES, FORCE_COLOR, ...rest } = process.env;
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { ...rest, NO_COLOR: '1', ...env } });
    let out = '';
    let err = '';
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString();
      if (stop) child.stdout.destroy();
    });
    child.stderr.on('data', (piece: Buffer) => {
      err += piece.toString();
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end();
  });

beforeAll(async () => {
  if (!existsSync(MAIN)) throw new Error('these tests need the built program: npm run build');
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  db = join(folder, 'a.db');
  const store = await openStore(db, { create: true });
  await store.put(archive, 'r1');
  await store.relink(resolve);
  await store.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (...args: string[]) => danchieu([...args, '--db', db]);

describe('json on standard output keeps its schema', () => {
  test('show', async () => {
    const { code, out } = await ask('show', '461/KH-UBND Đắk Nông', '--json');
    expect(code).toBe(0);
    expect(Shown.parse(JSON.parse(out)).document.id).toBe('vn/dak-nong/ubnd/kh/2022/461');
  });
  test('cites and cited-by', async () => {
    expect(Edges.parse(JSON.parse((await ask('cites', 'cong-van.html', '--json')).out)).edges).toHaveLength(3);
    expect(Edges.parse(JSON.parse((await ask('cited-by', '569/qd-ttg', '--json')).out)).edges).toHaveLength(2);
  });
  test('search', async () => {
    expect(FacetedHits.parse(JSON.parse((await ask('search', 'ke', 'hoach', 'thi', 'dua', '--json')).out)).hits).toHaveLength(1);
  });
  test('audit', async () => {
    const { code, out } = await ask('audit', '--json');
    expect(code).toBe(0);
    const { findings, counts, documents } = Audit.parse(JSON.parse(out));
    expect([findings.length, documents]).toEqual([3, 3]);
    expect(counts).toEqual([{ code: 'number-blank', severity: 'info', findings: 3, documents: 3 }]);
    expect(Audit.parse(JSON.parse((await ask('audit', '--json', '--severity', 'error')).out)).findings).toEqual([]);
  });
  test('export', async () => {
    const { out } = await ask('export', '--format', 'jsonl');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => Summary.parse(JSON.parse(line))),
    ).toHaveLength(3);
  });
  test('sql', async () => {
    const { code, out } = await ask('sql', 'select id, number from documents order by id limit 1', '--json');
    expect(code).toBe(0);
    expect(SqlAnswer.parse(JSON.parse(out)).rows).toEqual([{ id: 'vn/dak-nong/skhcn/cv/2023/12', number: '12/SKHCN-VP' }]);
  });
  test('several candidates', async () => {
    const { code, out } = await ask('show', '461/KH-UBND', '--json');
    expect(code).toBe(7);
    expect(Found.parse(JSON.parse(out)).candidates).toHaveLength(2);
  });
  test.each([
    [Tree, ['basis', 'cong-van.html']],
    [Tree, ['impact', '569/QD-TTg', '--at', '1/1/2024']],
    [Chain, ['path', 'cong-van.html', '569/QD-TTg']],
    [Timeline, ['timeline', 'cong-van.html']],
    [Wanted, ['missing']],
    [Doubts, ['ambiguous', '--all']],
    [Awards, ['awards', '--by', 'form']],
    [Movements, ['campaigns']],
    [Deadlines, ['deadlines', '--after', '2023']],
    [Bodies, ['bodies']],
    [Reasons, ['why', 'cong-van.html#citations/0']],
    [Stats, ['stats']],
  ])('shape %#', async (shape, args) => {
    const { code, out } = await ask(...args, '--json');
    expect(code).toBe(0);
    expect(shape.parse(JSON.parse(out))).toEqual(JSON.parse(out));
  });
  test.each(Object.keys(OUTPUTS))('schema %s', async (name) => {
    const { out } = await danchieu(['schema', name]);
    const type = expect.stringMatching(/^(?:object|array)$/);
    expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type });
  });
});

describe('exit codes', () => {
  test.each([
    [0, ['--version'], ''],
    [0, ['--help'], ''],
    [0, ['explain', 'E104'], ''],
    [2, ['shwo', 'x'], 'Did you mean show?'],
    [2, ['show'], 'E201'],
    [2, ['run', 'x', '--jobs', '0'], "error E202 Value not allowed ('--jobs <n>' cannot be '0'; allowed is a whole number from 1)"],
    [2, ['run', 'x', '--jobs', 'abc'], 'a whole number from 1'],
    [2, ['search', 'x', '--limit', '0'], 'a whole number from 1'],
    [2, ['search', ''], 'neither words nor a filter'],
    [2, ['export', '--format', 'xml'], "'--format <format>' cannot be 'xml'; allowed is one of: json, jsonl, csv"],
    [2, ['export', '--format', 'json', '--table', 'citations'], "E201 Wrong use ('--table' goes with '--format csv' only)"],
    [2, ['export', '--format', 'csv', '--table', 'citations', '--out', 'x'], 'E201'],
    [2, ['search', 'x', '--type', 'a', '--type', 'b'], "the option '--type <type>' may be given only once"],
    [2, ['timeline', '--after', '2025', '--before', '2024'], "E202 Value not allowed ('--before <day>' cannot be '2024'"],
    [2, ['show', 'nghi', 'dinh', '98'], 'belong in quotes'],
    [2, ['read', '.'], 'danchieu run FOLDER'],
    [4, ['show', 'x', '--db', 'none.db'], 'E401'],
    [6, ['explain', 'E999'], 'E999'],
  ])('%i: %j', async (exit, args, said) => {
    const { code, err } = await danchieu(args);
    expect(code).toBe(exit);
    expect(err).toContain(said);
  });
  test('6 for nothing, with what comes near on standard error', async () => {
    const { code, out, err } = await ask('cites', '461/QD-XYZ');
    expect({ code, out }).toEqual({ code: 6, out: '' });
    expect(err).toContain('vn/dak-nong/ubnd/kh/2022/461');
  });
  test('7 for several, listed and not guessed', async () => {
    const { code, out } = await ask('cites', '461');
    expect(code).toBe(7);
    expect(out).toContain('vn/hoa-binh/ubnd/kh/2022/461');
  });
  test('2 for a driver that there is none of', async () => {
    const { code, err } = await danchieu(['show', 'x', '--db', db], { DANCHIEU_SQLITE: 'neither' });
    expect(code).toBe(2);
    expect(err).toContain('E202');
  });
});

test('rules that code reads are listed and explained', async () => {
  expect((await danchieu(['rules', 'list'])).out).toContain('award.form-in-heading');
  const { code, out } = await danchieu(['rules', 'explain', 'award.form-in-heading']);
  expect(code).toBe(0);
  expect(out).toContain('src/extract/awards.ts');
  expect(out).toMatch(/award\.commends {2}\S*rules\/awards\.yaml:\d+/);
});

test('a run that has nothing to read makes no database', async () => {
  const { code, out } = await danchieu(['run', 'nowhere', '--db', 'made/new.db']);
  expect(code).toBe(1);
  expect(out).toContain('E113');
  expect(out).toContain('no database made/new.db was made');
  expect(existsSync(join(folder, 'made'))).toBe(false);
  expect((await danchieu(['show', 'x', '--db', 'made/new.db'])).err).toContain('E401');
  expect(RunReport.parse(JSON.parse((await danchieu(['run', 'nowhere', '--json'])).out)).files.found).toBe(1);
});

test('export offers every table', async () => {
  const { out } = await danchieu(['export', '--help']);
  for (const table of tableNames) expect(out).toContain(table);
  expect((await ask('export', '--format', 'csv', '--table', 'awards')).out).toMatch(/^document,file,ordinal,form,/);
});

test('a closed pipe is no error', async () => {
  const large = join(folder, 'large.db');
  const store = await openStore(large, { create: true });
  const body = 'x '.repeat(500);
  const many = Array.from({ length: 500 }, (_, i) => reading({ uri: `${i}`, id: `vn/x/y/kh/2022/${i}`, number: `${i}/KH-X`, title: body }));
  await store.put(many, 'r1');
  await store.close();
  const { code, out, err } = await danchieu(['export', '--format', 'json', '--db', large], {}, true);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.length).toBeLessThan(500_000);
});

test('speaks the language of the flag or the locale', async () => {
  expect((await danchieu(['--help'], { LANG: 'vi_VN.UTF-8' })).out).toContain('Cách dùng: danchieu [tùy chọn] [lệnh]');
  expect((await danchieu(['explain', 'E104', '--lang', 'vi'])).out).toContain('Bản quét');
  expect((await danchieu(['show', 'x', '--lang=vi', '--db', 'none.db'])).err).toContain('Không mở được cơ sở dữ liệu');
});

test.each([
  [['shwo', 'x'], "không có lệnh 'shwo'; có phải ý bạn là show?"],
  [['show'], "thiếu tham số 'id'"],
  [['show', 'x', '--jsn'], "không có tùy chọn '--jsn'; có phải ý bạn là --json?"],
  [['show', 'x', '--db'], "tùy chọn '--db <file>' thiếu giá trị"],
  [['show', 'x', 'y'], 'thừa tham số: 2 thay vì 1'],
  [['export'], "thiếu tùy chọn '--format <format>'"],
  [['export', '--format', 'xml'], "'--format <format>' không thể là 'xml'; chỉ được là một trong: json, jsonl, csv"],
  [['completion', 'cmd'], "'shell' không thể là 'cmd'; chỉ được là một trong: "],
  [['run', 'x', '--jobs', '-1'], "'--jobs <n>' không thể là '-1'; chỉ được là số nguyên từ 1 trở lên"],
  [['read', 'x', '--text', '--facts'], "'--text' không dùng cùng '--facts'"],
  [['show', 'x', '--db', 'none.db'], 'none.db (không có tệp hay thư mục này)'],
  [['read', 'none.pdf'], 'none.pdf (không có tệp hay thư mục này)'],
])('wrong use is told in Vietnamese: %j', async (args, said) => {
  const { err } = await danchieu([...args, '--lang', 'vi']);
  expect(err).toContain(said);
});

test('colours only where they are wanted', async () => {
  expect((await ask('show', 'cong-van.html')).out).not.toContain('\u001b[');
  expect((await danchieu(['show', 'cong-van.html', '--db', db], { NO_COLOR: '', FORCE_COLOR: '1', TERM: 'xterm' })).out).toContain(
    '\u001b[',
  );
});

test('lines fit the terminal', async () => {
  for (const width of [80, 100]) {
    const { out } = await danchieu(['cites', 'cong-van.html', '--db', db], { COLUMNS: String(width) });
    for (const line of out.split('\n')) expect(line.normalize('NFC').length).toBeLessThanOrEqual(width);
  }
});

test.each(['bash', 'zsh', 'fish'])('completes in %s', async (shell) => {
  expect((await danchieu(['completion', shell])).out).toContain('danchieu');
  expect((await danchieu(['complete', '--', 'cit'])).out).toMatch(/^cites\t.*\ncited-by\t/);
});

test('--help names every command and exit code, each command has examples', async () => {
  const { out } = await danchieu(['--help']);
  const commands = [...out.matchAll(/^ {2}([a-z][a-z-]*) (?:\[options\] )?/gm)]
    .map(([, name]) => name as string)
    .filter((name) => !['danchieu', 'help', 'completion'].includes(name));
  expect(commands).toContain('basis');
  for (const command of commands) {
    expect(out).toContain(`  ${command} `);
    expect((await danchieu([command, '--help'])).out).toContain(`danchieu ${command}`);
  }
  for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 130]) expect(out).toMatch(new RegExp(`^ +${code} {2}\\S`, 'm'));
});

test('the package names the built program as its bin', async () => {
  const { bin } = JSON.parse(await readFile('package.json', 'utf8')) as { bin?: Record<string, string> };
  if (bin) expect(Object.keys(bin)).toContain('danchieu');
});

describe('a question in SQL', () => {
  test('is answered as CSV, formulas made harmless, figures left', async () => {
    const { code, out } = await ask('sql', "select '=1+1' as a, -1 as b, null as c", '--csv');
    expect([code, out]).toEqual([0, "a,b,c\r\n'=1+1,-1,\r\n"]);
  });
  test('says where rows were left out, on standard error', async () => {
    const { out, err } = await ask('sql', 'select id from documents', '--csv', '--limit', '2');
    expect(out.trim().split('\r\n')).toHaveLength(3);
    expect(err).toContain('--limit');
  });
  test.each([
    [2, 'E241', ['sql', 'delete from documents']],
    [2, 'E242', ['sql', 'select nothing_of_this_name']],
    [2, 'E202', ['sql', 'select 1', '--timeout', '0']],
    [2, 'E201', ['export', '--format', 'parquet']],
    [4, 'E441', ['sql', 'with recursive n(i) as (select 1 union all select i from n) select count(*) from n', '--timeout', '0.2']],
  ])('ends with %i and %s', async (exit, problem, args) => {
    const { code, out, err } = await ask(...args);
    expect([code, out]).toEqual([exit, '']);
    expect(err).toContain(problem);
  });
});

describe('an empty answer', () => {
  const NOWHERE = ['--body', 'khong-co'];
  const EMPTY = [
    ['awards', ...NOWHERE],
    ['bodies', 'khong co'],
    ['campaigns', 'khong co'],
    ['cites', 'cong-van.html', '--year', '1950'],
    ['correct', 'list'],
    ['deadlines', '--before', '1950'],
    ['missing', ...NOWHERE],
    ['search', 'khongco'],
    ['sql', 'select 1 as one where false'],
    ['timeline', '--before', '1950'],
  ];
  test.each(EMPTY)('is 6 and a word on standard error: %s', async (...args) => {
    const { code, out, err } = await ask(...args);
    expect([code, out, err.trim().split('\n').length]).toEqual([6, '', 1]);
    const json = await ask(...args, '--json');
    expect([json.code, JSON.parse(json.out) === undefined]).toEqual([6, false]);
  });
});

test('relations and fields are said in Vietnamese', async () => {
  expect((await ask('show', 'cong-van.html', '--lang', 'vi')).out).not.toMatch(/legal-basis|implements|mentions/);
  expect((await ask('why', 'cong-van.html#citations/0', '--lang', 'vi')).out).toMatch(/quan hệ .* · trạng thái /su);
});

test('what is left out of a list is counted', async () => {
  expect((await ask('stats', '--top', '1')).out).toContain('and 2 more; --top shows more');
});

test('no control character of a text reaches a terminal, CSV keeps it', async () => {
  const query = "select char(27) || '[31mred' as a";
  expect((await ask('sql', query)).out).toBe('a\n\u241b[31mred\n');
  expect((await ask('sql', query, '--csv')).out).toContain('\u001b[31mred');
});

describe('audit', () => {
  test('shows notes only where they are asked for', async () => {
    expect((await ask('audit')).out).toBe('3 documents: 0 errors, 0 warnings. 3 notes with --all.\n');
    expect((await ask('audit', '--all', '--limit', '1', '--lang', 'vi')).out).toContain('hiện 1 trong 3 phát hiện');
  });
  test('of one document', async () => {
    const { findings } = Audit.parse(JSON.parse((await ask('audit', 'cong-van.html', '--json')).out));
    expect(findings.map(({ document }) => document)).toEqual(['vn/dak-nong/skhcn/cv/2023/12']);
  });
  test('as csv, a line each below the heads', async () => {
    const lines = (await ask('audit', '--csv')).out.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^document,about,severity,code,message,quote,file,page/);
    expect(lines).toHaveLength(4);
  });
  test('a code that there is none of', async () => {
    const { code, err } = await ask('audit', '--code', 'nonsense');
    expect([code, err.includes('nonsense')]).toEqual([2, true]);
  });
  test('its codes are explained', async () => {
    expect((await danchieu(['explain', 'Basis-Repealed'])).out).toContain('transitional clause');
  });
});
