import { type AddressInfo, isIPv6 } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { type Archive, failure } from '../index.js';
import { type AppOptions, appOver } from './app.js';
import { editingInto } from './edit.js';
import { warm } from './warm.js';

export interface ServeOptions {
  /** 0 takes any that is free. */
  readonly port: number;
  /** The address to listen on (default 127.0.0.1: this machine alone). */
  readonly host?: string | undefined;
  /** Names that browsers may ask by besides `localhost` and its addresses, `archive.example` or `archive.example:8080`. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Answer /api/sql too (default false). */
  readonly sql?: boolean | undefined;
  /** The file that "Wrong?" may write corrections into; without it nothing is ever written. */
  readonly corrections?: string | undefined;
  /** Told of every answer: its status and the seconds it took. */
  readonly onAnswer?: AppOptions['onAnswer'];
}

export interface Served {
  /** Where it is: `http://127.0.0.1:8321/`. */
  readonly address: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Shows an archive to browsers of this machine, and to no other unless it is told to listen elsewhere. It knows no users:
 * whoever may reach it sees everything.
 * @throws Failure E504 where the port is taken or not allowed
 */
export const serveArchive = async (
  archive: Archive,
  { port, host = LOOPBACK, allowedHosts, sql, corrections, onAnswer }: ServeOptions,
): Promise<Served> => {
  let own = port;
  const app = appOver(archive, {
    port: () => own,
    hosts: allowedHosts?.map((name) => name.toLowerCase()),
    sql,
    editing: corrections === undefined ? null : editingInto(corrections),
    onAnswer,
  });
  const server = await new Promise<ServerType>((resolve, reject) => {
    const made = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(made));
    made.once('error', (error) => reject(failure('E504', `${host}:${port}`, error.message)));
  });
  own = (server.address() as AddressInfo).port;
  let isOver = false;
  setImmediate(() => void warm(archive, () => isOver).catch(() => undefined));
  return {
    address: `http://${isIPv6(host) ? `[${host}]` : host}:${own}/`,
    close: () =>
      new Promise((resolve) => {
        isOver = true;
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
};
