import type { SqlValue } from '../model/index.js';
import { connect, type DriverName } from './drivers/choose.js';
import { failureOf } from './errors.js';
import type { Column, Connection, Port } from './port.js';

// One writer at a time waits this long for another process before E405.
const BUSY_MS = 5000;

// The pages of the indexes of some hundred thousand documents; with SQLite's 2 MB time grows far faster than the archive.
const CACHE_KB = 32 * 1024;

const PRAGMAS = `
  pragma busy_timeout = ${BUSY_MS};
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma cache_size = -${CACHE_KB};
  pragma temp_store = file;
`;

const unpack = (columns: readonly Column[]): string =>
  `select ${columns.map(({ name }, i) => `value->>${i} as ${name}`).join(', ')} from json_each(?)`;

/** Lets transactions of one connection follow each other. */
const serially = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};

const guarded =
  (file: string) =>
  async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw failureOf(error, file) ?? error;
    }
  };

const portOver = (connection: Connection, version: string, file: string): Port => {
  const guard = guarded(file);
  const queue = serially();
  const exec = (sql: string) => guard(connection.exec(sql));
  return {
    driver: { name: connection.name, version },
    exec,
    run: (sql, params = []) => guard(connection.run(sql, params)),
    all: <Row>(sql: string, params: readonly SqlValue[] = []) => guard(connection.all(sql, params)) as Promise<Row[]>,
    transaction: (work) =>
      queue(async () => {
        // Immediate: a transaction that starts by reading could not be upgraded while another writes.
        await exec('begin immediate');
        try {
          const value = await work();
          await exec('commit');
          return value;
        } catch (error) {
          await connection.exec('rollback').catch(() => undefined);
          throw error;
        }
      }),
    unpack,
    close: () => guard(connection.close()),
  };
};

/** Opens a SQLite file (created where missing) by the driver at hand. Throws E4xx. */
export const connectSqlite = async (file: string, forced?: DriverName): Promise<Port> => {
  const guard = guarded(file);
  const connection = await guard(connect(file, forced));
  try {
    await guard(connection.exec(PRAGMAS));
    const [row] = (await guard(connection.all('select sqlite_version() as version', []))) as { version: string }[];
    return portOver(connection, row?.version ?? 'unknown', file);
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
};
