/** Bounds of SQLite itself (https://sqlite.org/limits.html), under the names that node:sqlite gives them. */
export const LIMITS = {
  /** Bytes of a value and of a row; also keeps ATTACH's neighbours zeroblob, printf and replace small. */
  length: 16 * 2 ** 20,
  sqlLength: 100_000,
  column: 500,
  compoundSelect: 100,
  functionArg: 100,
  /** Neither ATTACH nor VACUUM INTO can open a file. */
  attach: 0,
  likePatternLength: 5000,
} as const;

export type Limits = typeof LIMITS;

/** Bytes that SQLite may hold in all. */
const HEAP = 256 * 2 ** 20;
const BUSY_MS = 2000;

/** Nothing is written, not even a sorter's temporary file. */
export const PRAGMAS = `
  pragma query_only = on;
  pragma trusted_schema = off;
  pragma temp_store = memory;
  pragma mmap_size = 0;
  pragma busy_timeout = ${BUSY_MS};
  pragma hard_heap_limit = ${HEAP};
`;
