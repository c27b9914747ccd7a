import type { SqlValue } from '../../model/index.js';
import type { Connection } from '../port.js';
import type { Limits } from '../question/limits.js';

/** The part of node:sqlite used here; @types/node of the oldest supported runtime does not know it. */
interface Statement {
  run(...params: SqlValue[]): unknown;
  all(...params: SqlValue[]): unknown[];
  setReadBigInts(enabled: boolean): void;
}
interface DatabaseSync {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
  /** Newer than Node 22. */
  readonly limits?: Record<string, number>;
}
interface NodeSqlite {
  DatabaseSync: new (file: string, options?: { readonly readOnly: boolean; readonly allowExtension: boolean }) => DatabaseSync;
}

/** Runs `work` with one kind of warning held back: people who read documents need not know that node:sqlite is young. */
const withoutExperimentalWarning = <T>(work: () => T): T => {
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (rest[0] === 'ExperimentalWarning') return;
    (emit as (...all: unknown[]) => void).call(process, warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return work();
  } finally {
    process.emitWarning = emit;
  }
};

/** `process.getBuiltinModule` instead of import: bundlers and test runners know no node:sqlite. */
const load = (): NodeSqlite | undefined =>
  withoutExperimentalWarning(() => (process as { getBuiltinModule?: (name: string) => unknown }).getBuiltinModule?.('node:sqlite')) as
    | NodeSqlite
    | undefined;

/** True where the runtime brings SQLite (Node 22.13 and later, 22.5 with a flag). */
export const hasNodeSqlite = (): boolean => load() !== undefined;

const sqlite = (): NodeSqlite => {
  const module = load();
  if (!module) throw new Error('this Node.js has no node:sqlite');
  return module;
};

const connectionOver = (database: DatabaseSync, bigInts: boolean): Connection => {
  const prepared = new Map<string, Statement>();
  const statementOf = (sql: string): Statement => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    if (bigInts) statement.setReadBigInts(true);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    name: 'node:sqlite',
    exec: async (sql) => database.exec(sql),
    run: async (sql, params) => void statementOf(sql).run(...params),
    all: async (sql, params) => statementOf(sql).all(...params),
    close: async () => database.close(),
  };
};

/** SQLite of the runtime. Rejects where the runtime has none. */
export const connectNode = async (file: string): Promise<Connection> => connectionOver(new (sqlite().DatabaseSync)(file), false);

/**
 * A connection that reads only; within limits where the runtime can set them. Where it cannot (Node 22), brackets around
 * the question still keep ATTACH and VACUUM out, and the heap limit of SQLite bounds every value.
 */
export const connectNodeReadOnly = async (file: string, limits: Limits): Promise<Connection> => {
  const database = new (sqlite().DatabaseSync)(file, { readOnly: true, allowExtension: false });
  if (database.limits) Object.assign(database.limits, limits);
  return connectionOver(database, true);
};
