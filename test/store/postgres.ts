import { PGlite, types } from '@electric-sql/pglite';
import pg from 'pg';
import { openSql, openStore, type Sql, type Store } from '../../src/store/index.js';
import { migrate } from '../../src/store/migrate.js';
import type { Connection } from '../../src/store/port.js';
import { portOfServer, storeOfConnection } from '../../src/store/postgres/open.js';
import { numbered } from '../../src/store/postgres/placeholders.js';
import { storeOver } from '../../src/store/store.js';

/** Address of a server for tests; without it PostgreSQL runs in this process. */
export const SERVER = process.env.DANCHIEU_TEST_PG;

const idle: PGlite[] = [];

/** PostgreSQL compiled to WebAssembly: the same program, one session, no network. */
const inProcess = async (): Promise<Connection> => {
  const lite = idle.pop() ?? (await PGlite.create({ parsers: { [types.INT8]: Number } }));
  const ask = async (sql: string, params: readonly unknown[]) => (await lite.query(numbered(sql), [...params])).rows;
  return {
    name: 'pglite',
    exec: async (sql) => void (await lite.exec(sql)),
    run: async (sql, params) => void (await ask(sql, params)),
    all: ask,
    // Used again: it takes a second to start.
    close: async () => {
      await lite.exec('rollback; drop schema public cascade; create schema public; discard temp; select pg_advisory_unlock_all()');
      idle.push(lite);
    },
  };
};

const asked = async (address: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(sql);
  await client.end();
};

let made = 0;

/** The address of a new schema on the server of the tests. */
export const newSchema = async (server: string): Promise<{ address: string; drop: () => Promise<void> }> => {
  const schema = `danchieu_test_${process.pid}_${++made}`;
  await asked(server, `create schema ${schema}`);
  const address = new URL(server);
  address.searchParams.set('options', `-c search_path=${schema}`);
  return { address: address.href, drop: () => asked(server, `drop schema ${schema} cascade`) };
};

/** The address of a new schema, with what a queue beside it leaves taken away too. */
export const newArchive = async (server: string): Promise<{ address: string; drop: () => Promise<void> }> => {
  const { address, drop } = await newSchema(server);
  return {
    address,
    drop: async () => {
      await drop();
      const schema = /search_path%3D(\w+)|search_path=(\w+)/.exec(address)?.slice(1).find(Boolean);
      await asked(server, `drop schema if exists danchieu_queue_${schema} cascade`);
    },
  };
};

/** An empty archive and a connection for its queue, which on PGlite are one and the same. */
export const archiveAndSql = async (): Promise<{ store: Store; sql: Sql; drop: () => Promise<void> }> => {
  if (SERVER) {
    const { address, drop } = await newArchive(SERVER);
    const store = await openStore(address, { create: true });
    return {
      store,
      sql: await openSql(address),
      drop: async () => {
        await store.close();
        await drop();
      },
    };
  }
  const port = await portOfServer(await inProcess(), 'pglite');
  await migrate(port, true);
  const sql: Sql = { ...port, close: async () => {} };
  return {
    store: storeOver(port, null),
    sql,
    drop: async () => {
      await port.exec('drop schema if exists danchieu_queue cascade');
      await port.close();
    },
  };
};

const onServer = async (server: string): Promise<Store> => {
  const { address, drop } = await newSchema(server);
  const store = await openStore(address, { create: true });
  return {
    ...store,
    close: async () => {
      await store.close();
      await drop();
    },
  };
};

export const emptyPostgres = async (): Promise<Store> => (SERVER ? onServer(SERVER) : storeOfConnection(await inProcess(), 'pglite', true));
