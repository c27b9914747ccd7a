import type { CitationGraph, Summary } from '../model/index.js';
import { csvHead, csvRows } from './csv.js';
import { dot } from './graph/dot.js';
import { gexf } from './graph/gexf.js';
import { graphml } from './graph/graphml.js';
import { tables } from './rows.js';

const TEXTS = { json, jsonl, csv: (summaries: AsyncIterable<Summary>) => csvTable(summaries, 'documents') };
const GRAPHS = { graphml, gexf, dot };

export type GraphFormat = keyof typeof GRAPHS;
export type TextFormat = keyof typeof TEXTS | GraphFormat;
export type Format = TextFormat | 'parquet';
export const FORMATS: readonly Format[] = ['json', 'jsonl', 'csv', 'parquet', 'graphml', 'gexf', 'dot'];

export const isGraphFormat = (format: Format): format is GraphFormat => Object.hasOwn(GRAPHS, format);

/** What is exported: of graph formats the graph, of all others the summaries. Read once, when asked for. */
export interface ExportSource {
  summaries(): AsyncIterable<Summary>;
  graph(): CitationGraph;
}

/** Names of the tables that csv and parquet have. */
export const tableNames: readonly string[] = tables.map(({ name }) => name);

export const prettyJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function* json(summaries: AsyncIterable<Summary>): AsyncGenerator<string> {
  let mark = '[\n';
  for await (const summary of summaries) {
    yield `${mark}${JSON.stringify(summary)}`;
    mark = ',\n';
  }
  yield mark === '[\n' ? '[]\n' : '\n]\n';
}

async function* jsonl(summaries: AsyncIterable<Summary>): AsyncGenerator<string> {
  for await (const summary of summaries) yield `${JSON.stringify(summary)}\n`;
}

async function* csvTable(summaries: AsyncIterable<Summary>, name: string): AsyncGenerator<string> {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`no table ${name}`);
  yield csvHead(table);
  for await (const summary of summaries) yield csvRows(table, summary);
}

const PIECE = 1 << 16;

/** The same text in pieces that are worth a write. */
async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** One text, piece by piece: an array, a line each, one table (`documents` unless told), or a graph. */
export const exportText = ({ summaries, graph }: ExportSource, format: TextFormat, table?: string): AsyncIterable<string> =>
  gathered(
    isGraphFormat(format)
      ? GRAPHS[format](graph())
      : table !== undefined && format === 'csv'
        ? csvTable(summaries(), table)
        : TEXTS[format](summaries()),
  );
