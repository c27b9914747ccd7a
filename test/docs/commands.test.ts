import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit.js';
import { type Block, blocksOf } from './blocks.js';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'cli', 'main.js');
const PAGES = ['README.md', 'README.vi.md', 'docs/rules.md'];

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
  const env = { ...rest, NO_COLOR: '1', PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  if (language !== 'js') return spawnSync('sh', ['-e', '-c', text], options);
  writeFileSync(join(folder, 'example.mjs'), text);
  return spawnSync(process.execPath, ['example.mjs'], options);
};

/** Widths of columns go with the longest row, which a shortened table may not show. */
const squeezed = (line: string): string => line.replace(/\s+/g, ' ').trim();
const withoutFigures = (line: string): string => squeezed(line).replace(/\d+/g, '#');

/** `UPDATE_DOCS=1 npm run test:run -- test/docs` puts the figures of today into the outputs that pages show. */
const update = (page: string, { text }: Block, printed: ReadonlyMap<string, string>): void => {
  const path = join(ROOT, page);
  const lines = [...printed.values()];
  const renewed = text
    .split('\n')
    .map((line) => printed.get(squeezed(line)) ?? lines.find((other) => withoutFigures(other) === withoutFigures(line)) ?? line)
    .join('\n');
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(text, () => renewed),
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
      const printed = new Map(output.split('\n').map((line) => [squeezed(line), line.trimEnd()]));
      if (process.env.UPDATE_DOCS) return update(page, block, printed);
      const shown = block.text.split('\n').filter((line) => line !== '' && line !== '…');
      expect(
        shown.filter((line) => !printed.has(squeezed(line))),
        'lines that the program does not print',
      ).toEqual([]);
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

test.each(['README.md', 'README.vi.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'docs/rules.md'])('%s links to files that are there', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8').replace(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link as string);
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});
