import type { Rows, SqlValue } from '../model/index.js';
import type { Engine } from './engine.js';

export interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'real';
}

export interface Driver {
  readonly name: string;
  readonly version: string;
  readonly engine: Engine['name'];
}

/**
 * All that the store asks of a database. One connection; SQL with `?` placeholders. Everything
 * here rejects with a `Failure` (E4xx, E5xx) where the database or the disk is the cause.
 */
export interface Port extends Rows {
  readonly driver: Driver;
  readonly engine: Engine;
  /** Several statements, no parameters. */
  exec(sql: string): Promise<void>;
  run(sql: string, params?: readonly SqlValue[]): Promise<void>;
  /** Runs `work` in a transaction; calls wait for one another. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** `engine.sql.unpack`, which is asked for everywhere. */
  unpack(columns: readonly Column[]): string;
  close(): Promise<void>;
}

/** What a driver has to bring itself; the rest of the port is the same for all. */
export interface Connection {
  readonly name: string;
  exec(sql: string): Promise<void>;
  run(sql: string, params: readonly SqlValue[]): Promise<void>;
  /** `signal` stops the statement, where the driver can. */
  all(sql: string, params: readonly SqlValue[], signal?: AbortSignal): Promise<unknown[]>;
  close(): Promise<void>;
}
