import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit.js';
import { type Block, blocksOf } from './blocks.js';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'cli', 'main.js');
const PAGES = [
  'README.md',
  'README.vi.md',
  'docs/rules.md',
  'docs/questions.md',
  'docs/questions.vi.md',
  'docs/sql.md',
  'docs/export.md',
  'docs/corrections.md',
  'docs/running.md',
];

/** A folder like a clone: the corpus, the package under its name, `danchieu` and an `npm start` in front of the path. */
const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'danchieu-docs-'));
  const script = (name: string, body: string): void => {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  };
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'danchieu'), 'dir');
  symlinkSync(join(ROOT, 'corpus'), join(folder, 'corpus'), 'dir');
  script('danchieu', `exec "${process.execPath}" "${MAIN}" "$@"`);
  // What is installed and built is not installed and built once more.
  script('npm', `[ "$1" = ci ] || exec "${process.execPath}" "${join(ROOT, 'scripts', 'start.mjs')}"`);
  return folder;
};

const { LANG, LC_ALL, LC_MESSAGES, FORCE_COLOR, COLUMNS, ...rest } = process.env;

const runBlock = ({ language, text }: Block, folder: string) => {
  // Pages show what a terminal of this width would.
  const env = { ...rest, NO_COLOR: '1', COLUMNS: '100', PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  if (language !== 'js') return spawnSync('sh', ['-e', '-c', text], options);
  writeFileSync(join(folder, 'example.mjs'), text);
  return spawnSync(process.execPath, ['example.mjs'], options);
};

/** Widths of columns go with the longest row, which a shortened table may not show. */
const squeezed = (line: string): string => line.replace(/\s+/g, ' ').trim();
const withoutFigures = (line: string): string => squeezed(line).replace(/\d+/g, '#');

/**
 * Lines of a sample that the program does not print there: they stand in the order of the output, one behind the
 * other, and where some are left out, a line `…` says so. Blank lines count for nothing.
 */
const strayLines = (sample: string, output: string): string[] => {
  const printed = output.split('\n').map(squeezed).filter(Boolean);
  const stray: string[] = [];
  let at = 0;
  let skips = false;
  for (const line of sample.split('\n').map(squeezed).filter(Boolean)) {
    if (line === '…') skips = true;
    else {
      const found = skips ? printed.indexOf(line, at) : printed[at] === line ? at : -1;
      if (found < 0) stray.push(line);
      else at = found + 1;
      skips = false;
    }
  }
  if (!skips && at < printed.length) stray.push('(the sample ends before the output does)');
  return stray;
};

test('a sample is held against the order of the output', () => {
  expect(strayLines('a\n…\nc', 'a\nb\n\nc')).toEqual([]);
  expect(strayLines('b\na\n…', 'a\nb')).toEqual(['b']);
  expect(strayLines('a\nc', 'a\nb\nc')).toEqual(['c', '(the sample ends before the output does)']);
});

/**
 * `UPDATE_DOCS=1 npm run test:run -- test/docs` prints the samples of pages anew: of each stretch between two lines `…`
 * its first line is looked for, if need be with other figures, and as many lines are taken from there as it had.
 */
const renewed = (sample: string, output: string): string => {
  const printed = output
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
  let at = 0;
  return sample
    .split(/^…$/m)
    .map((stretch) => {
      const lines = stretch.replace(/^\n|\n$/g, '').split('\n');
      const first = squeezed(lines[0] ?? '');
      const same = printed.findIndex((line, i) => i >= at && squeezed(line) === first);
      const alike = printed.findIndex((line, i) => i >= at && withoutFigures(line) === withoutFigures(first));
      const from = same >= 0 ? same : alike;
      if (stretch.trim() === '' || from < 0) return stretch;
      at = from + lines.length;
      return stretch.replace(lines.join('\n'), () => printed.slice(from, at).join('\n'));
    })
    .join('…');
};

const update = (page: string, { text }: Block, output: string): void => {
  const path = join(ROOT, page);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(text, () => renewed(text, output)),
  );
};

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('these tests need the built program: npm run build');
});

describe.each(PAGES)('%s', (page) => {
  const all = blocksOf(ROOT, page);
  // The commands of the Vietnamese readme are those of the English one; only what prints a shown output is run again.
  const blocks = all.filter(({ mark }, i) => page !== 'README.vi.md' || mark !== 'run' || all[i + 1]?.mark === 'output');
  const folder = makeFolder();
  afterAll(() => rmSync(folder, { recursive: true }));
  let output = '';

  test('has blocks to try', () => {
    expect(blocks.filter(({ mark }) => mark === 'run').length).toBeGreaterThan(1);
  });

  test.each(blocks)('line $line: $mark', (block) => {
    if (block.mark === 'file') {
      const path = join(folder, block.value ?? '');
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${block.text}\n`);
    } else if (block.mark === 'run') {
      const { status, stdout, stderr } = runBlock(block, folder);
      output = stdout;
      expect(status, stderr).toBe(Number(block.value ?? 0));
      if (status === 0) expect(stdout).not.toBe('');
    } else {
      if (process.env.UPDATE_DOCS) return update(page, block, output);
      expect(strayLines(block.text, output), 'lines that the program does not print there').toEqual([]);
    }
  });
});

describe('the two languages of the readme', () => {
  const [english, vietnamese] = [blocksOf(ROOT, 'README.md'), blocksOf(ROOT, 'README.vi.md')];

  test('show the same commands', () => {
    const commands = (blocks: readonly Block[]) =>
      blocks.filter(({ mark, text }) => mark === 'run' && !text.includes('--lang')).map(({ text }) => text);
    expect(commands(vietnamese)).toEqual(commands(english));
  });

  test.each(['README.md', 'README.vi.md'])('%s lists every exit code', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    const listed = [...text.matchAll(/^\| (\d+) \| /gm)].map(([, code]) => Number(code));
    expect(listed).toEqual(Object.values(EXIT));
  });
});

test.each(['README.md', 'README.vi.md'])('%s claims no more than the floors of the golden tests hold', (page) => {
  const floors = JSON.parse(readFileSync(join(ROOT, 'test', 'golden', 'floors', 'corpus.json'), 'utf8')) as Record<string, number>;
  const text = readFileSync(join(ROOT, page), 'utf8');
  const shown = [...text.matchAll(/^\|[^|]*\(`([a-z.]+)`\) \|[^|]*\| (\d[.,]\d\d) \|$/gm)];
  const measures = shown.map(([, measure]) => measure as string);
  expect(measures).toEqual(['citation.number', 'citation.strict', 'period', 'deadline', 'award', 'award.whole']);
  const claimed = shown.filter(([, measure, value]) => Number(value?.replace(',', '.')) > Number(floors[measure as string]?.toFixed(2)));
  expect(claimed.map(([, measure, value]) => `${measure} ${value}, held is ${floors[measure as string]}`)).toEqual([]);
});

test.each([
  'README.md',
  'README.vi.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'docs/rules.md',
  'docs/questions.md',
  'docs/questions.vi.md',
  'docs/sql.md',
  'docs/export.md',
  'docs/findings.md',
  'docs/corrections.md',
  'docs/running.md',
])('%s links to files that are there', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8').replace(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link as string);
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});
