import type { Rows } from '../model/index.js';
import type { Column, Port } from './port.js';
import { insert } from './write.js';

/** Where only a part was linked anew: what was kept of the linking before, and what is not as it was then. */
export interface Since {
  /** What was kept under a name, null where nothing was. */
  kept<T>(name: string): Promise<T | null>;
  /** Selects the numbers of all sources that came, or of which links changed. What went is not held any more. */
  readonly sources: string;
}

/** What is counted over the whole archive when linking ends: names and values, which JSON must bring back as they are. */
export type Count = (rows: Rows, since: Since | null) => AsyncIterable<readonly [name: string, value: unknown]>;

const COLUMNS: readonly Column[] = ['name', 'value'].map((name) => ({ name, type: 'text' as const }));

const sinceIn = (port: Port, sources: string): Since => ({
  kept: async <T>(name: string): Promise<T | null> => {
    const [row] = await port.all<{ value: string }>('select value from _kept where name = ?', [name]);
    return row ? (JSON.parse(row.value) as T) : null;
  },
  sources,
});

/** Keeps what is counted, in place of what was; `changed` selects the sources that changed, null where all may have. To be called in a transaction. */
export const keep = async (port: Port, count: Count | undefined, changed: string | null): Promise<void> => {
  const counted: string[][] = [];
  if (count)
    for await (const [name, value] of count(port, changed === null ? null : sinceIn(port, changed)))
      counted.push([name, JSON.stringify(value)]);
  await port.run('delete from _kept');
  await insert(port, '_kept', COLUMNS, counted);
};
