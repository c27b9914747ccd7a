import type Sqlite3 from 'sqlite3';
import type { Database, Statement } from 'sqlite3';
import type { SqlValue } from '../../model/index.js';
import type { Connection } from '../port.js';
import type { Limits } from '../question/limits.js';
import { serially } from '../serially.js';

const open = async (file: string, readOnly: boolean): Promise<Database> => {
  const { default: sqlite3 } = await import('sqlite3');
  const mode = readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, mode, (error) => (error ? reject(error) : resolve(database)));
  });
};

const prepare = (database: Database, sql: string): Promise<Statement> =>
  new Promise((resolve, reject) => {
    const statement = database.prepare(sql, (error: Error | null) => (error ? reject(error) : resolve(statement)));
  });

const finalize = (statement: Statement): Promise<void> => new Promise((resolve) => statement.finalize(() => resolve()));

/** So many statements are kept prepared, those asked last. */
const MOST_PREPARED = 200;

const connectionOver = (database: Database): Connection => {
  const prepared = new Map<string, Statement>();
  const statementOf = async (sql: string): Promise<Statement> => {
    const statement = prepared.get(sql) ?? (await prepare(database, sql));
    prepared.delete(sql);
    prepared.set(sql, statement);
    const [oldest] = prepared;
    if (prepared.size > MOST_PREPARED && oldest !== undefined) {
      prepared.delete(oldest[0]);
      await finalize(oldest[1]);
    }
    return statement;
  };
  // SQLite does one after the other anyway; that only one runs tells whom an interrupt stops.
  const inTurn = serially();
  return {
    name: 'sqlite3',
    exec: (sql) => inTurn(() => new Promise((resolve, reject) => database.exec(sql, (error) => (error ? reject(error) : resolve())))),
    run: (sql: string, params: readonly SqlValue[]) =>
      inTurn(async () => {
        const statement = await statementOf(sql);
        return new Promise((resolve, reject) => statement.run([...params], (error: Error | null) => (error ? reject(error) : resolve())));
      }),
    all: (sql: string, params: readonly SqlValue[], signal?: AbortSignal) =>
      inTurn(async () => {
        signal?.throwIfAborted();
        const statement = await statementOf(sql);
        const stop = (): void => database.interrupt();
        signal?.addEventListener('abort', stop);
        try {
          return await new Promise<unknown[]>((resolve, reject) =>
            statement.all([...params], (error: Error | null, rows: unknown[]) => (error ? reject(error) : resolve(rows))),
          );
        } finally {
          signal?.removeEventListener('abort', stop);
        }
      }),
    close: () =>
      inTurn(async () => {
        for (const statement of prepared.values()) await finalize(statement);
        await new Promise<void>((resolve, reject) => database.close((error) => (error ? reject(error) : resolve())));
      }),
  };
};

/** The `sqlite3` package. Rejects where its binary does not load. */
export const connectAddon = async (file: string): Promise<Connection> => connectionOver(await open(file, false));

const LIMIT_NAMES: Readonly<Record<keyof Limits, keyof typeof Sqlite3>> = {
  length: 'LIMIT_LENGTH',
  sqlLength: 'LIMIT_SQL_LENGTH',
  column: 'LIMIT_COLUMN',
  compoundSelect: 'LIMIT_COMPOUND_SELECT',
  functionArg: 'LIMIT_FUNCTION_ARG',
  attach: 'LIMIT_ATTACHED',
  likePatternLength: 'LIMIT_LIKE_PATTERN_LENGTH',
};

/** A connection that reads only and within limits. */
export const connectAddonReadOnly = async (file: string, limits: Limits): Promise<Connection> => {
  const database = await open(file, true);
  const { default: sqlite3 } = await import('sqlite3');
  for (const [name, constant] of Object.entries(LIMIT_NAMES))
    database.configure('limit', sqlite3[constant] as number, limits[name as keyof Limits]);
  return connectionOver(database);
};
