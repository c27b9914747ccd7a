import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExportSource, exportFolder } from '../../src/export/index.js';
import { type Cell, tables } from '../../src/export/rows.js';
import type { Summary } from '../../src/model/index.js';
import { archive, plan } from '../store/readings.js';

const HOSTILE = ['=1+1', '+1', '-1', '@x', '\ttab', '\rreturn', `a "q" , 'x'\r\nline\u0001 đ \u{1f4c4} | ; end`, "it's", ' blank '];

const hostile = (title: string, i: number): Summary => ({
  ...plan.summary,
  document: { ...plan.summary.document, id: `vn/x/${i}`, title },
  citations: plan.summary.citations.map((citation) => ({ ...citation, text: title, candidates: ['vn/a', 'vn/b'], inferred: [] })),
  targets: plan.summary.targets.map((target) => ({ ...target, value: -3.25, text: title })),
});
/** As many rows as go to the disk at several times. */
const MANY = 5100;
const numbered = (i: number): Summary => ({ ...plan.summary, document: { ...plan.summary.document, id: `vn/y/${i}` } });

const SUMMARIES = [
  ...archive.map(({ summary }) => summary),
  ...HOSTILE.map(hostile),
  ...Array.from({ length: MANY }, (_, i) => numbered(i)),
];
const source: ExportSource = {
  summaries: async function* () {
    yield* SUMMARIES;
  },
  graph: () => {
    throw new Error('not asked for');
  },
};

let folder: string;
let duck: DuckDBConnection;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  duck = await (await DuckDBInstance.create(':memory:')).connect();
  for (const format of ['csv', 'parquet'] as const) await exportFolder(source, format, folder);
});
afterAll(async () => {
  duck.closeSync();
  await rm(folder, { recursive: true });
});

const rowsOf = async (from: string): Promise<unknown[][]> => (await duck.runAndReadAll(`select * from ${from}`)).getRowsJson();

// A whole file and a half of rows as JSON says nothing more than these.
const SHOWN = 50;
const expected = (of: (typeof tables)[number]): (readonly Cell[])[] => SUMMARIES.flatMap((summary) => [...of.rows(summary)]);

describe.each(tables)('$name, read by DuckDB', (table) => {
  test('from Parquet has every value as it is', async () => {
    const rows = await rowsOf(`read_parquet('${join(folder, `${table.name}.parquet`)}')`);
    const wanted = expected(table);
    expect(rows).toHaveLength(wanted.length);
    expect(rows.slice(0, SHOWN)).toEqual(wanted.slice(0, SHOWN));
    expect(rows.at(-1)).toEqual(wanted.at(-1));
  });

  test('from CSV has every value, text that looks like a formula behind an apostrophe', async () => {
    const options = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', strict_mode = false";
    const rows = await rowsOf(`read_csv('${join(folder, `${table.name}.csv`)}', ${options}) limit ${SHOWN}`);
    const harmless = (cell: Cell): string | null => {
      if (typeof cell === 'number') return String(cell);
      const text = cell === null || typeof cell === 'string' ? cell : cell.join(' | ');
      return text === '' ? null : text !== null && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    };
    expect(rows).toEqual(
      expected(table)
        .slice(0, SHOWN)
        .map((row) => row.map(harmless)),
    );
  });
});

test('Parquet knows the types of its columns', async () => {
  const types = await rowsOf(`(describe select * from read_parquet('${join(folder, 'citations.parquet')}'))`);
  const byName = Object.fromEntries(types.map(([name, type]) => [name, type]));
  expect(byName).toMatchObject({ quote: 'VARCHAR', page: 'INTEGER', confidence: 'DOUBLE', candidates: 'VARCHAR[]' });
});

test('of nothing, Parquet has columns and no rows', async () => {
  const empty = join(folder, 'empty');
  await exportFolder({ ...source, summaries: async function* () {} }, 'parquet', empty);
  for (const { name, columns } of tables) {
    expect(await rowsOf(`read_parquet('${join(empty, `${name}.parquet`)}')`)).toEqual([]);
    expect(await rowsOf(`(describe select * from read_parquet('${join(empty, `${name}.parquet`)}'))`)).toHaveLength(columns.length);
  }
});
