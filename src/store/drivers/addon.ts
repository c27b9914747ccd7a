import type Sqlite3 from 'sqlite3';
import type { Database, Statement } from 'sqlite3';
import type { SqlValue } from '../../model/index.js';
import type { Connection } from '../port.js';
import type { Limits } from '../question/limits.js';

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

const connectionOver = (database: Database): Connection => {
  const prepared = new Map<string, Promise<Statement>>();
  const statementOf = (sql: string): Promise<Statement> => {
    const known = prepared.get(sql) ?? prepare(database, sql);
    prepared.set(sql, known);
    known.catch(() => prepared.delete(sql));
    return known;
  };
  return {
    name: 'sqlite3',
    exec: (sql) => new Promise((resolve, reject) => database.exec(sql, (error) => (error ? reject(error) : resolve()))),
    run: async (sql: string, params: readonly SqlValue[]) => {
      const statement = await statementOf(sql);
      return new Promise((resolve, reject) => statement.run([...params], (error: Error | null) => (error ? reject(error) : resolve())));
    },
    all: async (sql: string, params: readonly SqlValue[]) => {
      const statement = await statementOf(sql);
      return new Promise((resolve, reject) =>
        statement.all([...params], (error: Error | null, rows: unknown[]) => (error ? reject(error) : resolve(rows))),
      );
    },
    close: async () => {
      for (const statement of await Promise.allSettled(prepared.values()))
        if (statement.status === 'fulfilled') await finalize(statement.value);
      await new Promise<void>((resolve, reject) => database.close((error) => (error ? reject(error) : resolve())));
    },
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
