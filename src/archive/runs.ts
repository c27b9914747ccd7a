import type { RunReport } from '../model/index.js';
import type { Progress } from '../pipeline.js';
import type { ReaderOptions } from '../reading/isolated.js';
import type { SourceOptions } from '../sources/index.js';
import type { Store } from '../store/index.js';
import type { Choice } from './choose.js';
import type { OnEvent } from './events.js';

export interface RunOptions extends ReaderOptions, Choice {
  /** Folder for one pretty-printed JSON summary per file. */
  readonly summaries?: string | undefined;
  /** Documents read at the same time (default: one per core, eight at most). */
  readonly jobs?: number | undefined;
  /** Read unchanged files again. */
  readonly force?: boolean | undefined;
  /**
   * Forget files below the paths that are there no more. Nothing is forgotten below a path that is not there itself,
   * nor by a run that is about some of the files only.
   */
  readonly prune?: boolean | undefined;
  /**
   * File of corrections to be laid over the archive, in place of those that lie there; null takes them away.
   * Without it the ones that were given last are laid over it again, as they were then.
   */
  readonly corrections?: string | null | undefined;
  /** Stops the run cleanly: what was finished is kept. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Told of every file that is begun and ended, and of every reading process; must not throw. */
  readonly onEvent?: OnEvent | undefined;
  /** Files and folders of the caller's that are no documents. The database and the summaries are none anyway. */
  readonly own?: readonly string[] | undefined;
  /** How stores and hosts are reached that paths like `s3://bucket/folder`, `https://host/x.pdf` and `urls:FILE` name. */
  readonly sources?: SourceOptions | undefined;
  /** Rows of the report's tables (default 25 documents, 10 missing). */
  readonly top?: { readonly documents?: number; readonly missing?: number } | undefined;
}

const TOP_DOCUMENTS = 25;
const TOP_MISSING = 10;

/** Reads files and folders into the archive, links all citations, and tells what came of it. Throws E406, E407 where another writes. */
export const runIn = async (store: Store, file: string, paths: readonly string[], options: RunOptions): Promise<RunReport> => {
  const [{ runnerIn }, { correctionsOf }] = await Promise.all([import('./runner.js'), import('./decisions.js')]);
  const runner = await runnerIn(store, file, options);
  try {
    const { outcome, account, seen } = await runner.run(paths);
    const query = await import('../query/index.js');
    const corrections = await correctionsOf(store);
    return {
      driver: store.driver,
      files: account.files,
      interrupted: outcome.interrupted,
      takenUp: outcome.takenUp,
      documents: await query.leadingDocuments(store, options.top?.documents ?? TOP_DOCUMENTS),
      documentCount: await query.countDocuments(store),
      census: await query.census(store),
      missing: await query.missing(store, { limit: options.top?.missing ?? TOP_MISSING }),
      refused: [...outcome.refusals],
      seen,
      summaries: outcome.summaries,
      corrections: corrections && query.reportOf(corrections, corrections.entries, corrections.problems),
      account,
    };
  } finally {
    await runner.close();
  }
};
