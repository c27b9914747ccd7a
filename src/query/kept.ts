import type { Rows } from '../model/index.js';

/** What is counted over the whole archive, and kept when linking ends. */
export const KEPT = { figures: 'figures', leaning: 'leaning', issuers: 'issuers', audit: 'audit' } as const;

/** True where nothing changed since what is kept was counted. */
const SOUND = "not exists (select 1 from meta where name = 'unlinked')";

/** What linking kept under this name; null where it kept nothing, or where something changed since. */
export const kept = async <T>(rows: Rows, name: keyof typeof KEPT): Promise<T | null> => {
  const [row] = await rows.all<{ value: string }>(`select value from _kept where name = ? and ${SOUND}`, [KEPT[name]]);
  return row ? (JSON.parse(row.value) as T) : null;
};

/** Whether the tables that linking writes are as the archive is. */
export const isLinked = async (rows: Rows): Promise<boolean> => (await rows.all(`select 1 from meta where name = 'unlinked'`)).length === 0;
