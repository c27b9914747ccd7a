import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appOver } from '../../src/explorer/app.js';
import type { Editing } from '../../src/explorer/edit.js';
import { type Archive, open } from '../../src/index.js';
import type { Reading } from '../../src/model/index.js';
import { openStore } from '../../src/store/index.js';
import { resolve } from '../store/resolve.js';
import { type Page, parsed } from './markup.js';

export interface Held {
  readonly archive: Archive;
  readonly folder: string;
  /** Asks the explorer over it, as a browser of this machine. */
  ask(path: string, request?: RequestInit & { readonly editing?: Editing }): Promise<Response>;
  /** A page of it, parsed. */
  page(path: string): Promise<Page>;
  close(): Promise<void>;
}

export const ORIGIN = 'http://localhost:1';

/** An archive that holds these readings, in a file of its own. */
export const holding = async (readings: readonly Reading[], openIn: typeof open = open): Promise<Held> => {
  const folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  const file = join(folder, 'a.db');
  const store = await openStore(file, { create: true });
  await store.put(readings, 'r1');
  await store.relink(resolve);
  await store.close();
  const archive = await openIn(file);
  const ask: Held['ask'] = async (path, { editing, headers, ...request } = {}) =>
    appOver(archive, { port: () => 1, editing }).request(
      new Request(`${ORIGIN}${path}`, { ...request, headers: { host: 'localhost:1', ...(headers as Record<string, string>) } }),
    );
  return {
    archive,
    folder,
    ask,
    page: async (path) => parsed(await (await ask(path)).text()),
    close: async () => {
      await archive.close();
      await rm(folder, { recursive: true });
    },
  };
};
