import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { ROOT, type SourceFile, sources, visit } from './source.js';

/** Who may import whom. A room may always import its own files; the files in src/ itself join the rooms. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  messages: ['model'],
  rules: ['model'],
  ingest: ['model'],
  isolation: ['model'],
  unpack: ['model', 'ingest'],
  normalize: ['model', 'rules'],
  extract: ['model', 'rules'],
  link: ['model', 'rules'],
  audit: ['model', 'rules'],
  corrections: ['model', 'rules'],
  sources: ['model'],
  store: ['model'],
  query: ['model'],
  redact: ['model', 'rules'],
  export: ['model'],
  run: ['model', 'store'],
  queue: ['model', 'run', 'store'],
  settings: ['model', 'rules'],
  reading: ['model', 'messages', 'rules', 'ingest', 'isolation', 'unpack', 'normalize', 'extract', 'link', 'audit', 'run'],
  rulebook: ['model', 'rules', 'normalize', 'reading'],
  eval: ['model', 'rules', 'ingest', 'normalize', 'extract', 'run', 'isolation', 'reading', 'jobs.ts', 'pipeline.ts'],
  archive: [
    ...[
      'model',
      'rules',
      'extract',
      'link',
      'audit',
      'corrections',
      'store',
      'query',
      'queue',
      'redact',
      'export',
      'run',
      'isolation',
      'messages',
      'ingest',
    ],
    ...['reading', 'rulebook', 'sources', 'pipeline.ts', 'plan.ts', 'jobs.ts', 'version.ts'],
  ],
  questions: ['index.ts'],
  mcp: ['index.ts', 'questions'],
  tables: ['model', 'csv.ts'],
  explorer: ['index.ts', 'questions', 'tables'],
  metrics: ['index.ts', 'isolation'],
  cli: ['index.ts', 'tables', 'explorer', 'mcp', 'metrics'],
};
const PURE = ['normalize', 'extract', 'link', 'audit', 'corrections', 'redact'];
/** A library that takes bytes apart stands behind one file, so that it can be changed for another. */
const PARSERS = [
  ...['pdf-parse', 'pdfjs-dist', 'mammoth', 'linkedom', 'file-type', 'iconv-lite', 'fflate', 'read-excel-file', 'postal-mime'],
  ...['@kenjiuno/msgreader', 'officecrypto-tool', '@zip.js/zip.js', 'tar-stream', 'tesseract.js', 'utif2', '@napi-rs/canvas'],
];
/** Chosen, but not at work yet. */
const PLANNED: readonly string[] = [];

const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] as string) : path);
const isOurs = (name: string): boolean => name.endsWith('.ts');
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
/** Data that is found in its package's folder, not imported. */
const RESOLVED: readonly string[] = ['@tesseract.js-data/vie', 'cytoscape'];
const packagesOf = (file: SourceFile): string[] => file.imports.filter((name) => !isOurs(name) && !isBuiltin(name)).map(packageOf);

test('every room is known', () => {
  const rooms = new Set(sources.map(({ room }) => room).filter((room) => room !== null));
  expect([...rooms].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test('a room imports only what it may', () => {
  const wrong = sources.flatMap(({ path, room, imports }) =>
    imports
      .filter((name) => room !== null && isOurs(name) && roomOf(name) !== room && !MAY_IMPORT[room]?.includes(roomOf(name)))
      .map((name) => `${path} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('model imports zod and nothing else', () => {
  const names = sources.filter(({ room }) => room === 'model').flatMap((file) => file.imports.filter((name) => !isOurs(name)));
  expect([...new Set(names)]).toEqual(['zod']);
});

test.each(PARSERS)('%s is imported by exactly one file, in ingest or unpack', (parser) => {
  const files = sources.filter((file) => packagesOf(file).includes(parser)).map(({ path }) => path);
  expect(files).toHaveLength(1);
  expect(files[0]).toMatch(/^(?:ingest|unpack)\//);
});

test('the sqlite3 addon is imported by its driver and the choice of drivers alone', () => {
  const files = sources.filter((file) => packagesOf(file).includes('sqlite3')).map(({ path }) => path);
  for (const path of files) expect(path).toMatch(/^store\/drivers\//);
});

test('pg is imported by its connection alone', () => {
  const files = sources.filter((file) => packagesOf(file).includes('pg')).map(({ path }) => path);
  expect(files).toEqual(['store/postgres/connect.ts']);
});

test('the client of S3 is imported by its sources alone', () => {
  const files = sources.filter((file) => packagesOf(file).includes('@aws-sdk/client-s3')).map(({ path }) => path);
  expect(files).toEqual(['sources/s3.ts']);
});

describe.each(PURE)('%s is pure', (room) => {
  const files = sources.filter((file) => file.room === room);

  test('no module that reaches outside', () => {
    const reaching = files.flatMap(({ path, imports }) =>
      imports
        .filter((name) => !isOurs(name) && !['node:crypto', 'compromise', 'yaml'].includes(packageOf(name)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(reaching).toEqual([]);
  });

  test('no clock, randomness, environment or locale', () => {
    const impure: string[] = [];
    for (const file of files)
      visit(file, (node) => {
        const text = node.getText();
        const asked =
          (ts.isPropertyAccessExpression(node) && /^(?:Date\.now|Math\.random|performance\.now|crypto\.random\w+|Intl\.\w+)$/.test(text)) ||
          (ts.isIdentifier(node) && /^(?:process|globalThis|setTimeout|setInterval|fetch|randomBytes|randomUUID)$/.test(text)) ||
          (ts.isNewExpression(node) && /^new Date\(\)$/.test(text)) ||
          (ts.isIdentifier(node) && /^toLocale\w+$|^localeCompare$/.test(text));
        if (asked) impure.push(`${file.path}: ${text}`);
      });
    expect(impure).toEqual([]);
  });
});

describe('package.json', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const used = new Set(sources.flatMap(packagesOf));

  test('names every package that src/ imports', () => {
    expect([...used].filter((name) => !(name in (dependencies ?? {})))).toEqual([]);
    expect([...used].filter((name) => name in (devDependencies ?? {}))).toEqual([]);
  });

  test('names no dependency that src/ does not import', () => {
    expect(
      Object.keys(dependencies ?? {}).filter((name) => !used.has(name) && !RESOLVED.includes(name) && !PLANNED.includes(name)),
    ).toEqual([]);
  });

  test('every dependency has its line in ARCHITECTURE.md', () => {
    const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const all = [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})];
    expect(all.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
