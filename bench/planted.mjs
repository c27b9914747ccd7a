// A database of planted documents in a file, linked and counted as by a run; one that is there already is taken as it is.
import { existsSync } from 'node:fs';
import { countAll } from '../dist/archive/counting.js';
import { resolve } from '../dist/link/resolve.js';
import { openStore } from '../dist/store/index.js';
import { PlantedArchive } from './archive.mjs';

const BATCH = 64;

/** @param {string} file @param {number} documents @param {number} [movements] @returns {Promise<PlantedArchive>} */
export async function plantedIn(file, documents, movements = 0) {
  const planted = new PlantedArchive({ documents, movements });
  if (existsSync(file)) return planted;
  const store = await openStore(file, { create: true });
  let batch = [];
  for (const { index } of planted.documents) {
    batch.push(...planted.readingsOf(index));
    if (batch.length < BATCH) continue;
    await store.put(batch, 'bench');
    batch = [];
  }
  await store.put(batch, 'bench');
  await store.relink(resolve, undefined, countAll);
  await store.close();
  return planted;
}
