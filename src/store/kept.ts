import type { Rows } from '../model/index.js';
import type { Column, Port } from './port.js';
import { insert } from './write.js';

/** What is counted over the whole archive when linking ends: names and values, which JSON must bring back as they are. */
export type Count = (rows: Rows) => AsyncIterable<readonly [name: string, value: unknown]>;

const COLUMNS: readonly Column[] = ['name', 'value'].map((name) => ({ name, type: 'text' as const }));

/** Keeps what is counted, in place of what was. To be called in a transaction. */
export const keep = async (port: Port, count: Count | undefined): Promise<void> => {
  await port.run('delete from _kept');
  if (count) for await (const [name, value] of count(port)) await insert(port, '_kept', COLUMNS, [[name, JSON.stringify(value)]]);
};
