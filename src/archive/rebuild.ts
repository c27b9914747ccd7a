import { defaultJobs } from '../jobs.js';
import type { Rebuilt } from '../model/index.js';
import { type IsolatedReader, isolatedReader } from '../reading/isolated.js';
import type { Journal } from '../run/journal.js';
import { asWriter } from '../run/session.js';
import { unlessAborted, withWorkers } from '../run/workers.js';
import { type Writer, writerTo } from '../run/writer.js';
import type { Kept, Store } from '../store/index.js';
import { packageVersion } from '../version.js';
import { countAll } from './counting.js';

export interface RebuildOptions {
  /** Folders of rules besides the package's own. */
  readonly rules?: readonly string[] | undefined;
  /** Documents read at the same time (default: one per core, eight at most). */
  readonly jobs?: number | undefined;
  /** Stops the rebuild; the next one begins anew. */
  readonly signal?: AbortSignal | undefined;
}

/** A writer for each version of the parsers by which a text was made: what is rebuilt keeps that. */
const writersTo = (store: Store, version: string, journal: Journal) => {
  const writers = new Map<string | null, Writer>();
  const writer = (ingest: string | null): Writer => {
    const own = writers.get(ingest) ?? writerTo(store, { version, ingest }, journal.commits);
    writers.set(ingest, own);
    return own;
  };
  return {
    writer,
    flush: async () => {
      for (const one of writers.values()) await one.flush();
    },
  };
};

const rebuildOver = async (
  store: Store,
  reader: IsolatedReader,
  version: string,
  journal: Journal,
  { jobs = defaultJobs(), signal }: RebuildOptions,
): Promise<Pick<Rebuilt, 'documents' | 'needing'>> => {
  const { writer, flush } = writersTo(store, version, journal);
  const needing: string[] = [];
  let documents = 0;
  const make = async (kept: Kept): Promise<boolean> => {
    const raw = kept.named && kept.text ? await store.raw(kept.uri) : null;
    if (raw === null) return false;
    const result = await unlessAborted(reader.read({ path: '', uri: kept.uri }, raw), signal);
    if (result === null || signal?.aborted) return true;
    if (result.ok) await writer(kept.ingest).read(result.value);
    return result.ok;
  };
  const work = async (kept: Kept): Promise<void> => {
    if (await make(kept)) documents++;
    else {
      await store.rebuilding.keepOrForget(kept);
      // A refused file has nothing to be made anew; only where its row was damaged it has to be looked at again.
      if (kept.outcome === 'read' || !kept.sound) needing.push(kept.uri);
    }
  };
  try {
    await withWorkers(store.rebuilding.kept(), jobs, work, signal);
  } finally {
    await flush();
  }
  return { documents, needing: needing.sort() };
};

/** Makes everything anew that is made from the kept texts; a next rebuild or run takes up one that was stopped. */
export const rebuildAlone = async (store: Store, journal: Journal, options: RebuildOptions): Promise<Rebuilt> => {
  const [{ resolve }, { successorsOf }, { loadRules }, { wantedCorrections }] = await Promise.all([
    import('../link/resolve.js'),
    import('../link/successors.js'),
    import('../rules/index.js'),
    import('./decisions.js'),
  ]);
  const rules = await loadRules(options.rules);
  const corrector = await wantedCorrections(store, undefined, async () => rules);
  const reader = await isolatedReader(options.jobs ?? defaultJobs(), options);
  try {
    await store.rebuilding.begin();
    const made = await rebuildOver(store, reader, `${packageVersion()}+${rules.version}`, journal, options);
    const interrupted = options.signal?.aborted ?? false;
    if (interrupted) return { ...made, interrupted };
    await store.putSuccessors(successorsOf(rules));
    await store.rebuilding.speakAnew();
    await store.relink(resolve, corrector, countAll);
    await store.rebuilding.end();
    return { ...made, interrupted };
  } finally {
    await reader.close();
  }
};

export const rebuildIn = (store: Store, options: RebuildOptions): Promise<Rebuilt> =>
  asWriter(store, 'rebuild', (journal) => rebuildAlone(store, journal, options));
