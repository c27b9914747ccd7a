import type { Health, LinkReport, Rebuilt } from '../model/index.js';
import type { Store } from '../store/index.js';
import type { RebuildOptions } from './rebuild.js';

/** How an archive is kept sound. */
export interface Upkeep {
  /** Looks whether everything is as it was written. Nothing is changed. */
  check(): Promise<Health>;
  /** Makes all facts, links and indexes anew from the texts that are kept, without reading the files. Throws E406, E407. */
  rebuild(options?: RebuildOptions): Promise<Rebuilt>;
  /** Links what was stored since the last linking, as workers leave it. Throws E406, E407. */
  link(options?: RebuildOptions): Promise<LinkReport>;
}

/** Work that was committed and is not in the database any more: a journal counts more than the database does. */
const lost = async (store: Store): Promise<Health['damages']> => {
  if (store.file === null) return [];
  const { readLeft } = await import('../run/journal.js');
  const [known, held] = [readLeft(store.file).commits, await store.commits().catch(() => 0)];
  if (held >= known) return [];
  return [{ kind: 'lost', table: null, file: null, document: null, detail: `${held} of ${known} commits`, advice: 'run' }];
};

const checkIn = async (store: Store): Promise<Health> => {
  const health = await store.check();
  const damages = [...(await lost(store)), ...health.damages];
  return { ...health, sound: damages.length === 0, damages };
};

export const upkeepOf = (store: Store): Upkeep => ({
  check: () => checkIn(store),
  rebuild: async (options = {}) => (await import('./rebuild.js')).rebuildIn(store, options),
  link: async (options = {}) => (await import('./linking.js')).linkIn(store, options),
});
