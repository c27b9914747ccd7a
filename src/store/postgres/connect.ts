import type { Client, QueryResult } from 'pg';
import type { SqlValue } from '../../model/index.js';
import type { Connection } from '../port.js';
import { serially } from '../serially.js';
import { numbered } from './placeholders.js';

const CONNECT_MS = 15_000;
/** Numbers of counts and ids stay far below 2^53. https://www.postgresql.org/docs/15/catalog-pg-type.html */
const INT8 = 20;
const NUMERIC = 1700;

/**
 * What every session of the program is set to: texts mean one thing, and a dead machine's session ends within minutes. Texts are
 * packed by the quicker of the server's ways, where it has it; words wait in a longer list before they go into their index.
 */
export const SESSION = `
  set client_min_messages = warning;
  set jit = off;
  set standard_conforming_strings = on;
  set idle_in_transaction_session_timeout = 0;
  set tcp_keepalives_idle = 60;
  set tcp_keepalives_interval = 15;
  set tcp_keepalives_count = 4;
  set gin_pending_list_limit = '32MB';
  select set_config(name, 'lz4', false) from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals);
`;

/** NUL is the one character that PostgreSQL's texts have not. */
const storable = (value: SqlValue): SqlValue => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);

export const openClient = async (address: string, statementMs?: number): Promise<Client> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: address,
    application_name: `danchieu ${process.pid}`,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    ...(statementMs === undefined ? {} : { statement_timeout: statementMs }),
  });
  client.setTypeParser(INT8, Number);
  client.setTypeParser(NUMERIC, Number);
  // A server that goes away says so here; whoever asks next is told by the rejection of what was asked.
  client.on('error', () => {});
  await client.connect();
  return client;
};

/** PostgreSQL over a network, by the `pg` package. */
export const connectServer = async (address: string): Promise<Connection> => {
  const client = await openClient(address);
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => {
    const name = names.get(sql) ?? `q${names.size}`;
    names.set(sql, name);
    return name;
  };
  const inTurn = serially();
  const ask = (sql: string, params: readonly SqlValue[], signal?: AbortSignal): Promise<QueryResult> => {
    const text = numbered(sql);
    return inTurn(async () => {
      signal?.throwIfAborted();
      return client.query({ name: nameOf(text), text, values: params.map(storable) });
    });
  };
  return {
    name: 'pg',
    exec: async (sql) => void (await inTurn(() => client.query(sql))),
    run: async (sql, params) => void (await ask(sql, params)),
    all: async (sql, params, signal) => (await ask(sql, params, signal)).rows as unknown[],
    close: () => client.end(),
  };
};
