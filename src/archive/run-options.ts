import type { Progress } from '../pipeline.js';
import type { ReaderOptions } from '../reading/isolated.js';
import type { SourceOptions } from '../sources/index.js';
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
