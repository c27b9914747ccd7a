import type { Summary } from '../model/index.js';
import { csvHead, csvRows } from './csv.js';
import { tables } from './rows.js';

export type Format = 'json' | 'jsonl' | 'csv';
export const FORMATS: readonly Format[] = ['json', 'jsonl', 'csv'];

/** Names of the tables that csv has. */
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

async function* csv(summaries: AsyncIterable<Summary>, name: string): AsyncGenerator<string> {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`no table ${name}`);
  yield csvHead(table);
  for await (const summary of summaries) yield csvRows(table, summary);
}

/** The summaries as one text, piece by piece: an array, a line each, or one table (`documents` unless told). */
export const exportText = (summaries: AsyncIterable<Summary>, format: Format, table = 'documents'): AsyncIterable<string> =>
  format === 'json' ? json(summaries) : format === 'jsonl' ? jsonl(summaries) : csv(summaries, table);
