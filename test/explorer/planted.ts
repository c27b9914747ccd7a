import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlantedArchive } from '../../bench/archive.mjs';
import { type Archive, open } from '../../src/index.js';
import { resolve } from '../../src/link/resolve.js';
import { openStore } from '../../src/store/index.js';

export interface Small {
  readonly file: string;
  readonly archive: Archive;
  close(): Promise<void>;
}

/** A small archive of planted documents in a file, linked and opened. */
export const plantedArchive = async (documents = 400): Promise<Small> => {
  const folder = await mkdtemp(join(tmpdir(), 'danchieu-'));
  const file = join(folder, 'a.db');
  const planted = new PlantedArchive({ documents, provinces: 2 });
  const store = await openStore(file, { create: true });
  await store.put(
    planted.documents.flatMap(({ index }) => planted.readingsOf(index)),
    'r1',
  );
  await store.relink(resolve);
  await store.close();
  const archive = await open(file);
  return {
    file,
    archive,
    close: async () => {
      await archive.close();
      await rm(folder, { recursive: true });
    },
  };
};

/** A held document that is cited, and one of those that cite it. */
export const citedAndCiting = async (archive: Archive): Promise<{ cited: string; citing: string }> => {
  const { leanedOn } = await archive.stats({ top: 50 });
  const held = leanedOn.find(({ document }) => document.held);
  const cited = held?.document.id ?? '';
  const [edge] = await archive.citedBy(cited);
  return { cited, citing: edge?.from ?? '' };
};
