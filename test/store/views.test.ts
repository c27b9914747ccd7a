import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../../src/export/rows.js';
import type { Store } from '../../src/store/index.js';
import { ROOT, sources } from '../architecture/source.js';
import { archive, reading } from './readings.js';
import { resolve } from './resolve.js';
import { columnsOf, emptyStore, viewsOf } from './stores.js';

let store: Store;
beforeAll(async () => {
  store = await emptyStore();
  const [first] = archive;
  const copy = {
    ...first,
    source: { ...first?.source, uri: 'archive/copy.txt' },
    summary: { ...first?.summary, citations: [] },
    citationKeys: [],
  };
  await store.put([...archive, copy as never, reading({ uri: 'x.txt', id: null, number: '1/X' })], 'r1');
  const problem = { code: 'E104', severity: 'error' as const, where: 'scan.pdf', detail: null };
  await store.refuse([{ uri: 'scan.pdf', sha256: null, size: 3, problem }], 'r1');
  await store.relink(resolve);
});
afterAll(() => store.close());

/** Views and their columns as the page lists them: a heading, then a table of columns. */
const documented = (): Record<string, string[]> => {
  const page = readFileSync(join(ROOT, 'docs', 'sql.md'), 'utf8');
  const sections = [...page.matchAll(/^### `(\w+)`\n([\s\S]*?)(?=^##|$(?![\s\S]))/gm)];
  return Object.fromEntries(
    sections.map(([, name, text]) => [
      name as string,
      [...(text as string).matchAll(/^\| `(\w+)` \|/gm)].map(([, column]) => column as string),
    ]),
  );
};

test('docs/sql.md lists every view and column, in their order', async () => {
  const views = await Promise.all((await viewsOf(store)).map(async (name) => [name, await columnsOf(store, name)] as const));
  expect(documented()).toEqual(Object.fromEntries(views));
});

describe.each(tables)('$name', ({ name, columns, rows }) => {
  test('has the columns of its view', async () => {
    expect(columns.map((column) => column.name)).toEqual(await columnsOf(store, name));
  });

  test('has the rows of its view', async () => {
    const exported: unknown[] = [];
    for await (const summary of store.summaries({ documents: 'all' })) exported.push(...rows(summary));
    const order = name === 'documents' ? 'id' : 'document, ordinal';
    const held = (await store.all<Record<string, unknown>>(`select * from ${name} order by ${order}`)).map((row) =>
      columns.map((column) => (column.type === 'list' ? (JSON.parse(row[column.name] as string) as unknown) : row[column.name])),
    );
    expect(exported).toEqual(held);
    // Aliases come of corrections: test/corrections holds them against their view.
    if (name !== 'aliases') expect(held.length).toBeGreaterThan(0);
  });
});

test('files tells which of them speak, and why one was refused', async () => {
  const files = await store.all('select file, speaks, outcome, code from files order by file');
  expect(files).toContainEqual({ file: 'archive/copy.txt', speaks: 0, outcome: 'read', code: null });
  expect(files).toContainEqual({ file: 'archive/ke-hoach-461.pdf', speaks: 1, outcome: 'read', code: null });
  expect(files).toContainEqual({ file: 'scan.pdf', speaks: 0, outcome: 'refused', code: 'E104' });
});

test('missing and texts', async () => {
  expect(await store.all('select id, citations, documents from missing')).toEqual([
    { id: 'vn/tw/ttg/qd/2022/569', citations: 2, documents: 2 },
  ]);
  expect(await store.all("select document from texts where text like '%công nghệ%'")).toEqual([
    { document: 'vn/dak-nong/ubnd/kh/2022/461' },
  ]);
});

test('the program itself asks its tables: a view is for people', async () => {
  const views = (await viewsOf(store)).join('|');
  const asked = new RegExp(`\\b(?:from|join|into|update)\\s+(?:${views})\\b`, 'i');
  const inSql = sources.filter(({ path }) => /^(?:store|query|redacted)/.test(path) && !path.includes('migrations/'));
  const wrong = inSql.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => (asked.test(line) && !/^import|^export/.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  );
  expect(wrong).toEqual([]);
});
