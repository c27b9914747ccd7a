import type { LinkReport } from '../model/index.js';
import { asWriter } from '../run/session.js';
import type { Store } from '../store/index.js';
import { packageVersion } from '../version.js';
import type { RebuildOptions } from './rebuild.js';

const countIn = async (store: Store, table: string): Promise<number> => {
  const [row] = await store.all<{ count: number }>(`select count(*) as count from ${table}`);
  return row?.count ?? 0;
};

/** Links what workers stored, as a run does at its end; a rebuild that did not end is brought to its end first. */
export const linkIn = async (store: Store, options: RebuildOptions): Promise<LinkReport> => {
  const began = performance.now();
  const linked = await asWriter(store, 'link', async (journal) => {
    if (await store.rebuilding.needed()) {
      await (await import('./rebuild.js')).rebuildAlone(store, journal, options);
      return true;
    }
    if (!(await store.needsLinking())) return false;
    const [{ resolve }, { successorsOf }, { loadRules }, { wantedCorrections }, { countAll }] = await Promise.all([
      import('../link/resolve.js'),
      import('../link/successors.js'),
      import('../rules/index.js'),
      import('./decisions.js'),
      import('./counting.js'),
    ]);
    const rules = await loadRules(options.rules);
    await store.putSuccessors(successorsOf(rules));
    await store.relink(resolve, await wantedCorrections(store, undefined, async () => rules), countAll);
    await store.noteRun(new Date().toISOString(), `${packageVersion()}+${rules.version}`);
    return true;
  });
  const [documents, citations] = [await countIn(store, '_documents'), await countIn(store, '_citations')];
  return { linked, documents, citations, durationMs: Math.round(performance.now() - began) };
};
