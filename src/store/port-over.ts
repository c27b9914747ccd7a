import type { Failure, SqlValue } from '../model/index.js';
import type { Engine } from './engine.js';
import type { Connection, Port } from './port.js';
import { serially } from './serially.js';
import { askedUntil } from './until.js';

/** The failure behind a driver's error at this place, or null where the error is a bug of ours. */
export type FailureOf = (error: unknown, place: string) => Failure | null;

/** Lets what a driver throws go on as a `Failure` where it is one. */
export const guarded =
  (failureOf: FailureOf, place: string) =>
  async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw failureOf(error, place) ?? error;
    }
  };

/** What is asked on behalf of somebody who waits no longer is not answered. */
const asked = async (connection: Connection, sql: string, params: readonly SqlValue[]): Promise<unknown[]> => {
  const signal = askedUntil();
  signal?.throwIfAborted();
  try {
    return await connection.all(sql, params, signal);
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
};

export const portOver = (connection: Connection, engine: Engine, version: string, failureOf: FailureOf): Port => {
  const guard = guarded(failureOf, engine.place);
  // Transactions of one connection follow each other.
  const queue = serially();
  const exec = (sql: string) => guard(connection.exec(sql));
  return {
    driver: { name: connection.name, version, engine: engine.name },
    engine,
    exec,
    run: (sql, params = []) => guard(connection.run(sql, params)),
    all: <Row>(sql: string, params: readonly SqlValue[] = []) => guard(asked(connection, sql, params)) as Promise<Row[]>,
    transaction: (work) =>
      queue(async () => {
        await exec(engine.begin);
        try {
          const value = await work();
          await exec('commit');
          return value;
        } catch (error) {
          await connection.exec('rollback').catch(() => undefined);
          throw error;
        }
      }),
    unpack: engine.sql.unpack,
    close: () => guard(connection.close()),
  };
};
