import type { Rows } from '../model/index.js';

/** True where nothing changed since what is kept was counted. */
const SOUND = "not exists (select 1 from meta where name = 'unlinked')";

/** What linking kept under this name; null where it kept nothing, or where something changed since. */
export const kept = async <T>(rows: Rows, name: string): Promise<T | null> => {
  const [row] = await rows.all<{ value: string }>(`select value from _kept where name = ? and ${SOUND}`, [name]);
  return row ? (JSON.parse(row.value) as T) : null;
};

/** Whether the tables that linking writes are as the archive is. */
export const isLinked = async (rows: Rows): Promise<boolean> => (await rows.all(`select 1 from meta where name = 'unlinked'`)).length === 0;
