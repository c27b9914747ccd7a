import type { SqlValue } from '../model/index.js';
import type { Column, Port } from './port.js';

// Measured: beyond some thousands of rows per statement nothing is gained.
const ROWS_PER_STATEMENT = 5000;

/** Neither lone surrogates nor NUL survive SQLite's JSON; one replacement character keeps every offset. */
const storable = (value: SqlValue): SqlValue =>
  typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0')) ? value : value.replace(/[\p{Cs}\0]/gu, '\uFFFD');

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** Calls `statement` with the rows as JSON, some thousands at a time. */
export const inChunks = async (rows: readonly (readonly SqlValue[])[], statement: (json: string) => Promise<void>): Promise<void> => {
  for (const chunk of chunks(rows, ROWS_PER_STATEMENT)) await statement(JSON.stringify(chunk.map((row) => row.map(storable))));
};

export const insert = (port: Port, table: string, columns: readonly Column[], rows: readonly (readonly SqlValue[])[]): Promise<void> => {
  const names = columns.map(({ name }) => name).join(', ');
  const sql = `insert into ${table} (${names}) ${port.unpack(columns)}`;
  return inChunks(rows, (json) => port.run(sql, [json]));
};
