import { createHash } from 'node:crypto';
import type PgBoss from 'pg-boss';
import type { Sql } from '../store/index.js';

/** Longer names are refused by the library. */
const LONGEST = 50;
const PREFIX = 'danchieu_queue';
/** Completed jobs are kept apart after an hour: taking a job looks through few rows then. */
const ARCHIVE_SECONDS = 3600;

/** The schema of an archive's queue, beside that of the archive: its tables are the library's and come and go with it. */
export const queueSchema = (archive: string): string => {
  if (archive === 'public') return PREFIX;
  const plain = `${PREFIX}_${archive}`;
  if (/^\w+$/.test(archive) && archive === archive.toLowerCase() && plain.length <= LONGEST) return plain;
  return `${PREFIX}_${createHash('sha256').update(archive).digest('hex').slice(0, 16)}`;
};

/** What the library asks of a database, over a connection or the transaction that it is in. */
export type Asked = Pick<Sql, 'all'>;

export const asDb = (sql: Asked): PgBoss.Db => ({ executeSql: async (text, values) => ({ rows: await sql.all(text, values) }) });

export interface Boss {
  readonly boss: PgBoss;
  /** Jobs that can be taken; the library's own `fetch` answers none where the database failed. */
  fetch<Data extends object>(queue: string): Promise<PgBoss.JobWithMetadata<Data> | null>;
  stop(): Promise<void>;
}

/** Statements in one text, which a prepared statement cannot be; the transaction that they begin is not left open. */
const inOne = async (sql: Sql, text: string): Promise<{ rows: never[] }> => {
  try {
    await sql.exec(text);
    return { rows: [] };
  } catch (error) {
    await sql.exec('rollback').catch(() => undefined);
    throw error;
  }
};

/** pg-boss over one connection, its tables made where they are missing; jobs are looked after every so many seconds. */
export const bossOver = async (sql: Sql, schema: string, everySeconds: number | null): Promise<Boss> => {
  const { default: Library } = await import('pg-boss');
  let fault: unknown = null;
  const db: PgBoss.Db = {
    executeSql: async (text, values) => {
      try {
        return await (values === undefined && /^\s*begin;/i.test(text) ? inOne(sql, text) : asDb(sql).executeSql(text, values ?? []));
      } catch (error) {
        fault = error;
        throw error;
      }
    },
  };
  const boss = new Library({
    db,
    schema,
    schedule: false,
    supervise: everySeconds !== null,
    maintenanceIntervalSeconds: Math.max(1, Math.round(everySeconds ?? 1)),
    archiveCompletedAfterSeconds: ARCHIVE_SECONDS,
  });
  // Whoever asks next is told by the rejection of what was asked.
  boss.on('error', () => {});
  await boss.start();
  return {
    boss,
    fetch: async <Data extends object>(queue: string) => {
      fault = null;
      const [job] = await boss.fetch<Data>(queue, { includeMetadata: true, batchSize: 1, priority: false });
      if (job === undefined && fault !== null) throw fault;
      return job ?? null;
    },
    stop: () => boss.stop({ graceful: false, close: false }),
  };
};
