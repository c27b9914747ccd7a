import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { fromDot } from 'ts-graphviz';
import { afterAll, beforeAll, expect, test } from 'vitest';
// The built one: files are read by processes of their own.
import { type Archive, type Edge, open } from '../../dist/index.js';
import { ROOT } from '../architecture/source.js';

let folder: string;
let archive: Archive;
const edges: Edge[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  archive = await open(join(folder, 'a.db'), { create: true });
  await archive.run([join(ROOT, 'corpus', 'documents')]);
  for await (const { document } of archive.summaries()) if (document.id !== null) edges.push(...(await archive.cites(document.id)));
});
afterAll(async () => {
  await archive.close();
  await rm(folder, { recursive: true });
});

const written = async (format: 'gexf' | 'graphml' | 'dot'): Promise<string> =>
  readFile((await archive.export(format, folder))[0] as string, 'utf8');
const line = (from: string, to: string, relation: string): string => `${from} ${relation} ${to}`;
const pointing = () => edges.flatMap(({ from, to, relation }) => (to === null ? [] : [line(from, to, relation)])).sort();

test.each([
  ['gexf', parseGexf],
  ['graphml', parseGraphml],
] as const)('%s of the corpus has the citations that cites lists', async (format, parse) => {
  const graph = parse(MultiDirectedGraph, await written(format));
  expect(graph.mapEdges((_id, { relation }, from, to) => line(from, to, relation as string)).sort()).toEqual(pointing());
  expect(pointing().length).toBeGreaterThan(100);
});

test('dot too', async () => {
  const graph = fromDot(await written('dot'));
  const ends = graph.edges.map(({ targets, attributes }) => {
    const [from, to] = targets.map((target) => (target as { id: string }).id);
    return line(from as string, to as string, attributes.get('relation' as never) as unknown as string);
  });
  expect(ends.sort()).toEqual(pointing());
});

test('tables, views and summaries of the corpus say the same', async () => {
  await archive.export('parquet', folder);
  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  const counted = `select state, count(*)::int as n from read_parquet('${join(folder, 'citations.parquet')}') group by state order by state`;
  const byDuck = (await duck.runAndReadAll(counted)).getRowsJson();
  const { rows } = await archive.sql('select state, count(*) as n from citations group by state order by state');
  expect(byDuck).toEqual(rows.map(({ state, n }) => [state, n]));
  expect(rows.reduce((sum, { n }) => sum + Number(n), 0)).toBe(edges.length);
  duck.closeSync();
});
