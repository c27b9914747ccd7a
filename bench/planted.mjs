// A database of planted documents in a file, linked; one that is there already is taken as it is.
import { existsSync } from 'node:fs';
import { resolve } from '../dist/link/resolve.js';
import { openStore } from '../dist/store/index.js';
import { PlantedArchive } from './archive.mjs';

const BATCH = 64;

/** @param {string} file @param {number} documents @returns {Promise<PlantedArchive>} */
export async function plantedIn(file, documents) {
  const planted = new PlantedArchive({ documents });
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
  await store.relink(resolve);
  await store.close();
  return planted;
}
