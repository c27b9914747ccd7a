import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ExportSource, exportFolder, exportText, tableNames, writeSummaries } from '../../src/export/index.js';
import { namesOfSources } from '../../src/export/names.js';
import { Summary } from '../../src/model/schemas.js';
import { archive, plan } from '../store/readings.js';

async function* of(...summaries: Summary[]): AsyncGenerator<Summary> {
  yield* summaries;
}
const source = (...summaries: Summary[]): ExportSource => ({
  summaries: () => of(...summaries),
  graph: () => {
    throw new Error('not asked for');
  },
});
const all = () => source(...archive.map(({ summary }) => summary));
const text = async (pieces: AsyncIterable<string>): Promise<string> => {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('json is an array of summaries, jsonl a line each, also of nothing', async () => {
  const array = JSON.parse(await text(exportText(all(), 'json'))) as unknown[];
  expect(array.map((one) => Summary.parse(one))).toHaveLength(3);
  expect(JSON.parse(await text(exportText(source(), 'json')))).toEqual([]);
  const lines = (await text(exportText(all(), 'jsonl'))).trimEnd().split('\n');
  expect(lines.map((line) => Summary.parse(JSON.parse(line)))).toHaveLength(3);
});

test('csv cells cannot be formulas', async () => {
  const title = (value: string): Summary => ({
    ...plan.summary,
    document: { ...plan.summary.document, title: value, recipients: [] },
  });
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    const csv = await text(exportText(source(title(`${start}SUM(A1)`)), 'csv'));
    expect(csv).toContain(`'${start}SUM(A1)`);
  }
});

test('a folder of csv has a table per kind of fact, all of one width', async () => {
  await exportFolder(all(), 'csv', folder);
  expect((await readdir(folder)).sort()).toEqual(tableNames.map((name) => `${name}.csv`).sort());
  const citations = await readFile(join(folder, 'citations.csv'), 'utf8');
  expect(citations.split('\r\n')).toHaveLength(6);
  expect(citations).toMatch(/^document,file,ordinal,type,number,/);
});

test('a folder of json has a file per document, named by its identity', async () => {
  await exportFolder(all(), 'json', folder);
  const names = await readdir(folder);
  expect(names).toContain('vn_dak-nong_ubnd_kh_2022_461.json');
  for (const name of names) Summary.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
});

test('summaries are named after their files, apart where names collide', async () => {
  const uris = archive.map(({ source }) => source.uri);
  expect(await writeSummaries(all().summaries(), uris, folder)).toBe(3);
  expect((await readdir(folder)).sort()).toEqual(['cong-van.html.json', 'ke-hoach-461-khac.docx.json', 'ke-hoach-461.pdf.json']);
  const names = namesOfSources(['a/x.pdf', 'b/X.pdf', 'y.pdf']);
  expect(new Set(names.values()).size).toBe(3);
  expect(namesOfSources(['y.pdf', 'b/X.pdf', 'a/x.pdf']).get('a/x.pdf')).toBe(names.get('a/x.pdf'));
});
