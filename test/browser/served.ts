import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { danchieu, type Ended, start } from '../cli/danchieu.js';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Served {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Asks the same archive on the command line. */
  ask(...args: readonly string[]): Promise<Ended>;
  /** What the command line says with --json. */
  json<T>(...args: readonly string[]): Promise<T>;
  close(): Promise<void>;
}

/** Reads documents into a database of its own and shows it, all by the built program. */
export const serve = async (documents: string): Promise<Served> => {
  const folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  const db = join(folder, 'archive.db');
  const ask = (...args: readonly string[]): Promise<Ended> => danchieu([...args, '--db', db], ROOT);
  const read = await ask('run', documents);
  // 1: some file was refused, as one of the corpus must be
  if (read.code !== 0 && read.code !== 1) throw new Error(read.err);
  const { child, says, ended } = start(['serve', '--db', db, '--port', '0'], ROOT);
  const address = /http:\S+/.exec(await says(/http:\S+\n/))?.[0] ?? '';
  return {
    origin: new URL(address).origin,
    ask,
    json: async (...args) => JSON.parse((await ask(...args, '--json')).out),
    close: async () => {
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
};
