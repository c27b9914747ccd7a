import { failure, type SqlAnswer, shownAddress } from '../model/index.js';
import type { Question } from '../store/question/question.js';

export interface SqlOptions {
  /** Rows answered at most (default 1000). */
  readonly limit?: number | undefined;
  /** Milliseconds after which the asking process is killed (default 5000). */
  readonly timeoutMs?: number | undefined;
}

const ROWS = 1000;
const TIME_MS = 5000;
const START_MS = 10_000;
const HEAP_MB = 256;
const RSS_MB = 768;
const OUTPUT_BYTES = 64 * 2 ** 20;

/** A pool speaks of documents that cannot be read; here it is a question that cannot be answered. */
const CODES: Readonly<Record<string, string>> = { E108: 'E441', E109: 'E442', E110: 'E444', E111: 'E443' };

/**
 * Asks a database in a process of its own, which is killed when it takes too long or grows too large.
 *
 * @throws Failure E241 to E243 wrong question, E441 too long, E442 too much memory, E443 too large an answer, E444 the process died
 */
export const askSql = async (
  question: Omit<Question, 'limit' | 'timeoutMs'>,
  { limit = ROWS, timeoutMs = TIME_MS }: SqlOptions = {},
): Promise<SqlAnswer> => {
  const { createPool } = await import('../isolation/index.js');
  const pool = createPool<Question, SqlAnswer>({
    entry: new URL('./sql-child.js', import.meta.url),
    size: 1,
    timeLimitMs: timeoutMs,
    startLimitMs: START_MS,
    heapLimitMb: HEAP_MB,
    rssLimitMb: RSS_MB,
    maxOutputBytes: OUTPUT_BYTES,
  });
  try {
    const result = await pool.run({ ...question, limit, timeoutMs }, shownAddress(question.file));
    if (result.ok) return result.value;
    const { code, where, detail } = result.problem;
    throw failure(CODES[code] ?? code, where, detail);
  } finally {
    await pool.close();
  }
};
