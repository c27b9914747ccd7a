import { availableParallelism } from 'node:os';
import { isolatedReader, type ReaderOptions } from '../isolated.js';
import type { RunReport } from '../model/index.js';
import type { Progress } from '../pipeline.js';
import { workFolderOf } from '../run/work-folder.js';
import type { Store } from '../store/index.js';
import { unpackingIn } from '../unpacking.js';
import { packageVersion } from '../version.js';

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

/** Reads files and folders into the archive in the database `file`, links all citations, and tells what came of it. */
export const runIn = async (store: Store, file: string, paths: readonly string[], options: RunOptions): Promise<RunReport> => {
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
  const unpacking = unpackingIn(await workFolderOf(file), options);
  const reader = await isolatedReader(jobs, options);
  try {
    const { found, read, unchanged, refused, gone, pruned, ...outcome } = await pipeline.run(store, paths, {
      ...options,
      jobs,
      resolve,
      successors: successorsOf(rules),
      corrector,
      read: reader.read,
      unpacking,
      version: `${packageVersion()}+${rules.version}`,
    });
    const query = await import('../query/index.js');
    const corrections = await correctionsOf(store);
    return {
      driver: store.driver,
      files: { found, read, unchanged, refused, gone, pruned },
      interrupted: outcome.interrupted,
      documents: await query.leadingDocuments(store, options.top?.documents ?? TOP_DOCUMENTS),
      documentCount: await query.countDocuments(store),
      census: await query.census(store),
      missing: await query.missing(store, { limit: options.top?.missing ?? TOP_MISSING }),
      refused: [...outcome.refusals],
      summaries: outcome.summaries,
      corrections: corrections && query.reportOf(corrections, corrections.entries, corrections.problems),
    };
  } finally {
    await reader.close();
    await unpacking.close();
  }
};
