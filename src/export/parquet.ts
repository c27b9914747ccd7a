import type { ParquetWriter } from 'hyparquet-writer';
import type { Summary } from '../model/index.js';
import type { Cell, Column, Table } from './rows.js';

/** Rows held in memory before they go to the disk. */
const ROW_GROUP = 5000;

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];

const STRING = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const PRIMITIVE = { text: STRING, integer: { type: 'INT32' }, real: { type: 'DOUBLE' } } as const;

const elementsOf = ({ name, type }: Column): Schema =>
  type === 'list'
    ? [
        { name, converted_type: 'LIST', repetition_type: 'REQUIRED', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'REQUIRED', ...STRING },
      ]
    : [{ name, repetition_type: 'OPTIONAL', ...PRIMITIVE[type] }];

export interface ParquetFile {
  put(summary: Summary): void;
  close(): void;
}

/** A table as a file: its rows are written some thousands at a time, and nothing is kept of them but where they lie. */
export const openParquet = async (path: string, { columns, rows }: Table): Promise<ParquetFile> => {
  const { fileWriter, ParquetWriter } = await import('hyparquet-writer');
  const schema: Schema = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)];
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: 'danchieu' });
  let waiting: (readonly Cell[])[] = [];
  const flush = (): void => {
    const columnData = columns.map(({ name }, i) => ({ name, data: waiting.map((row) => row[i]), offsetIndex: false }));
    writer.write({ columnData, rowGroupSize: ROW_GROUP });
    waiting = [];
  };
  return {
    put: (summary) => {
      for (const row of rows(summary)) waiting.push(row);
      if (waiting.length >= ROW_GROUP) flush();
    },
    close: () => {
      if (waiting.length > 0) flush();
      writer.finish();
    },
  };
};
