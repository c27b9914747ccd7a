import type { Sources } from '../model/index.js';
import type { Store } from '../store/index.js';
import { goneFiles, type Met, presentPaths } from './gone.js';

const PRUNED_AT_ONCE = 1000;

/** Forgets what is there no more; answers how many documents that were. */
export const prune = async (store: Store, paths: readonly string[], met: Met, sources?: Sources): Promise<number> => {
  let count = 0;
  let gone: string[] = [];
  const forget = async (): Promise<void> => {
    if (gone.length > 0) await store.forget(gone);
    gone = [];
  };
  for await (const { uri, outcome } of goneFiles(store, await presentPaths(paths, sources), met, sources)) {
    gone.push(uri);
    if (outcome === 'read') count++;
    if (gone.length === PRUNED_AT_ONCE) await forget();
  }
  await forget();
  return count;
};

/** How many documents are held of which the file is there no more. */
export const countGone = async (store: Store, paths: readonly string[], met: Met, sources?: Sources): Promise<number> => {
  let count = 0;
  for await (const { outcome } of goneFiles(store, paths, met, sources)) if (outcome === 'read') count++;
  return count;
};
