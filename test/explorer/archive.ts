import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { appOver } from '../../src/explorer/app.js';
import { type Archive, open } from '../../src/index.js';
import { openStore } from '../../src/store/index.js';
import { letter, other, plan, reading } from '../store/readings.js';
import { resolve } from '../store/resolve.js';

export const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>';

const hostile = reading({
  uri: `archive/${HOSTILE.replaceAll('/', '_')}.txt`,
  id: 'vn/dak-nong/snv/kh/2024/7',
  number: '7/KH-SNV',
  issuer: `Sở ${HOSTILE}`,
  title: HOSTILE,
  body: `thi đua ${HOSTILE}`,
  date: '2024-01-02',
  cites: [{ id: 'vn/tw/bnv/tt/2020/1', text: `Thông tư ${HOSTILE}`, number: '1/TT-BNV', relation: 'implements' }],
});

export interface Shown {
  readonly file: string;
  readonly archive: Archive;
  readonly app: Hono;
  /** What the explorer answers at an address; the language is English unless the address says another. */
  get(path: string): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

/** A small archive of documents that cite each other, one of them hostile, and a refused file; `empty` has none of them. */
export const shownArchive = async ({ empty = false } = {}): Promise<Shown> => {
  const folder = mkdtempSync(join(tmpdir(), 'danchieu-explorer-'));
  const file = join(folder, 'archive.db');
  const store = await openStore(file, { create: true });
  if (!empty) {
    await store.put([plan, other, letter, hostile], '0.1.0+r1');
    const problem = { code: 'E103', severity: 'error', where: '', detail: HOSTILE } as const;
    await store.refuse([{ uri: `broken ${HOSTILE}.pdf`, sha256: null, size: 3, problem }], '0.1.0+r1');
    await store.relink(resolve);
    await store.noteRun('2026-01-02T03:04:05.000Z', '0.1.0+r2');
  }
  await store.close();
  const archive = await open(file);
  const app = appOver(archive, { port: () => 1 });
  return {
    file,
    archive,
    app,
    get: async (path) => {
      const answer = await app.request(new Request(`http://localhost:1${path}`, { headers: { host: 'localhost:1' } }));
      return { status: answer.status, text: await answer.text() };
    },
    close: async () => {
      await archive.close();
      rmSync(folder, { recursive: true });
    },
  };
};
