import { asList, listOf } from './lists.js';
import type { Column, Port } from './port.js';
import { insert } from './write.js';

/** The digest that a source elsewhere had when it bore this mark. */
export interface Marked {
  readonly uri: string;
  readonly mark: string;
  readonly sha256: string;
  readonly size: number;
}

const COLUMNS: readonly Column[] = [
  { name: 'uri', type: 'text' },
  { name: 'mark', type: 'text' },
  { name: 'sha256', type: 'text' },
  { name: 'size', type: 'integer' },
];

export const markOf = async (port: Port, uri: string): Promise<Marked | null> =>
  (await port.all<Marked>('select uri, mark, sha256, size from _marks where uri = ?', [uri]))[0] ?? null;

/** Keeps marks in place of earlier ones; the last of each source counts. To be called in a transaction. */
export const writeMarks = async (port: Port, marks: readonly Marked[]): Promise<void> => {
  const last = [...new Map(marks.map((one) => [one.uri, one])).values()];
  const names = asList(last.map(({ uri }) => uri));
  await port.run(`delete from _marks where uri in (${listOf(port)})`, [names]);
  await insert(
    port,
    '_marks',
    COLUMNS,
    last.map(({ uri, mark, sha256, size }) => [uri, mark, sha256, size]),
  );
};
