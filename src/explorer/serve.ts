import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { type Archive, failure } from '../index.js';
import { appOver } from './app.js';
import { editingInto } from './edit.js';

export interface ServeOptions {
  /** 0 takes any that is free. */
  readonly port: number;
  /** Answer /api/sql too (default false). */
  readonly sql?: boolean | undefined;
  /** The file that "Wrong?" may write corrections into; without it nothing is ever written. */
  readonly corrections?: string | undefined;
}

export interface Served {
  /** Where it is: `http://127.0.0.1:8321/`. */
  readonly address: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Rules and code that pages wait for are loaded before the first one is asked for. */
const warm = async (archive: Archive): Promise<void> => {
  await archive.levels([]);
  await Promise.all([archive.figures(), archive.search('van ban', { limit: 1 })]);
};

/**
 * Shows an archive to browsers of this machine, and to no other.
 * @throws Failure E504 where the port is taken or not allowed
 */
export const serveArchive = async (archive: Archive, { port, sql, corrections }: ServeOptions): Promise<Served> => {
  let own = port;
  const app = appOver(archive, { port: () => own, sql, editing: corrections === undefined ? null : editingInto(corrections) });
  const server = await new Promise<ServerType>((resolve, reject) => {
    const made = serve({ fetch: app.fetch, hostname: LOOPBACK, port }, () => resolve(made));
    made.once('error', (error) => reject(failure('E504', `${LOOPBACK}:${port}`, error.message)));
  });
  own = (server.address() as AddressInfo).port;
  setImmediate(() => void warm(archive).catch(() => undefined));
  return {
    address: `http://${LOOPBACK}:${own}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
};
