import type { Database, Statement } from 'sqlite3';
import type { SqlValue } from '../../model/index.js';
import type { Connection } from '../port.js';

const open = async (file: string): Promise<Database> => {
  const { default: sqlite3 } = await import('sqlite3');
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(database)));
  });
};

const prepare = (database: Database, sql: string): Promise<Statement> =>
  new Promise((resolve, reject) => {
    const statement = database.prepare(sql, (error: Error | null) => (error ? reject(error) : resolve(statement)));
  });

const finalize = (statement: Statement): Promise<void> => new Promise((resolve) => statement.finalize(() => resolve()));

/** The `sqlite3` package. Rejects where its binary does not load. */
export const connectAddon = async (file: string): Promise<Connection> => {
  const database = await open(file);
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
