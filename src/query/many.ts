import type { Rows, SqlValue } from '../model/index.js';

/** Lists are filled up to one of these lengths, so that a driver that keeps its statements keeps three and not thousands. */
const LENGTHS = [1, 16, 256] as const;
const MOST = 256;

const SOME = 2000;

/**
 * The first `limit` rows that are wanted, some read at a time, so that what is asked for in part is read in part; all where no
 * limit is given. `read` is given the end of its SQL.
 */
export const firstOf = async <Row>(
  limit: number | undefined,
  read: (bounds: string) => Promise<Row[]>,
  isWanted: (row: Row) => boolean,
): Promise<Row[]> => {
  if (limit === undefined) return (await read('')).filter(isWanted);
  const found: Row[] = [];
  for (let offset = 0; found.length < limit; offset += SOME) {
    const some = await read(` limit ${SOME} offset ${offset}`);
    for (const row of some) if (isWanted(row)) found.push(row);
    if (some.length < SOME) break;
  }
  return found.slice(0, limit);
};

/**
 * Rows for a list of values of any length, some hundred values at a time: `sql` is given the placeholders of an `in (…)`.
 * Null, with which lists are filled up, is in no list.
 */
export const allIn = async <Row>(rows: Rows, values: readonly SqlValue[], sql: (list: string) => string): Promise<Row[]> => {
  const found: Row[] = [];
  for (let start = 0; start < values.length; start += MOST) {
    const some = values.slice(start, start + MOST);
    const length = LENGTHS.find((one) => one >= some.length) ?? MOST;
    const filled = [...some, ...Array.from({ length: length - some.length }, () => null)];
    for (const row of await rows.all<Row>(sql(filled.map(() => '?').join(', ')), filled)) found.push(row);
  }
  return found;
};
