import { availableParallelism } from 'node:os';
import { checkLanguages, ingestVersion } from '../ingest/index.js';
import { isolatedReader, type ReaderOptions } from '../isolated.js';
import type { RunReport } from '../model/index.js';
import type { Progress } from '../pipeline.js';
import type { Journal } from '../run/journal.js';
import { asWriter } from '../run/session.js';
import type { Store } from '../store/index.js';
import { packageVersion } from '../version.js';
import { countingPictures } from './seen.js';

export interface RunOptions extends ReaderOptions {
  /** Folder for one pretty-printed JSON summary per file. */
  readonly summaries?: string | undefined;
  /** Documents read at the same time (default: one per core, eight at most). */
  readonly jobs?: number | undefined;
  /** Read unchanged files again. */
  readonly force?: boolean | undefined;
  /** Forget files below the paths that are there no more. Nothing is forgotten below a path that is not there itself. */
  readonly prune?: boolean | undefined;
  /**
   * File of corrections to be laid over the archive, in place of those that lie there; null takes them away.
   * Without it the ones that were given last are laid over it again, as they were then.
   */
  readonly corrections?: string | null | undefined;
  /** Stops the run cleanly: what was finished is kept. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Rows of the report's tables (default 25 documents, 10 missing). */
  readonly top?: { readonly documents?: number; readonly missing?: number } | undefined;
}

const MOST_JOBS = 8;
const TOP_DOCUMENTS = 25;
const TOP_MISSING = 10;

/** Reads files and folders into the archive, links all citations, and tells what came of it. Throws E406, E407 where another writes. */
export const runIn = (store: Store, paths: readonly string[], options: RunOptions): Promise<RunReport> =>
  asWriter(store, 'run', (journal) => runAlone(store, paths, options, journal));

const runAlone = async (store: Store, paths: readonly string[], options: RunOptions, journal: Journal): Promise<RunReport> => {
  const [pipeline, { resolve }, { successorsOf }, { loadRules }, { correctionsOf, wantedCorrections }] = await Promise.all([
    import('../pipeline.js'),
    import('../link/resolve.js'),
    import('../link/successors.js'),
    import('../rules/index.js'),
    import('./decisions.js'),
  ]);
  const rules = await loadRules(options.rules);
  const corrector = await wantedCorrections(store, options.corrections, rules);
  const jobs = options.jobs ?? Math.min(availableParallelism(), MOST_JOBS);
  // What a rebuild emptied is filled before anything is asked or skipped.
  if (await store.rebuilding.needed()) await (await import('./rebuild.js')).rebuildAlone(store, journal, options);
  await checkLanguages(options.ingest);
  const reader = await isolatedReader(jobs, options);
  const pictures = countingPictures(reader.read);
  try {
    const { found, read, unchanged, refused, gone, pruned, ...outcome } = await pipeline.run(store, paths, {
      ...options,
      jobs,
      resolve,
      successors: successorsOf(rules),
      corrector,
      read: pictures.read,
      version: `${packageVersion()}+${rules.version}`,
      ingest: ingestVersion(options.ingest),
      passwords: (options.ingest?.passwords?.length ?? 0) > 0,
      journal,
    });
    const query = await import('../query/index.js');
    const corrections = await correctionsOf(store);
    return {
      driver: store.driver,
      files: { found, read, unchanged, refused, gone, pruned },
      interrupted: outcome.interrupted,
      takenUp: outcome.takenUp,
      documents: await query.leadingDocuments(store, options.top?.documents ?? TOP_DOCUMENTS),
      documentCount: await query.countDocuments(store),
      census: await query.census(store),
      missing: await query.missing(store, { limit: options.top?.missing ?? TOP_MISSING }),
      refused: [...outcome.refusals],
      seen: pictures.seen(),
      summaries: outcome.summaries,
      corrections: corrections && query.reportOf(corrections, corrections.entries, corrections.problems),
    };
  } finally {
    await reader.close();
  }
};
