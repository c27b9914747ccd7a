import { fileURLToPath } from 'node:url';
import type { Reading, Result } from './model/index.js';

/** What one document may cost, and which rules read it. */
export interface ReaderOptions {
  /** Folders of rules besides the package's own. */
  readonly rules?: readonly string[] | undefined;
  /** Milliseconds per document (default 60,000). */
  readonly timeLimitMs?: number | undefined;
  /** Resident memory of a reading process in MB (default 1,536). */
  readonly memoryLimitMb?: number | undefined;
}

export interface IsolatedReader {
  read(file: { readonly path: string; readonly uri: string }): Promise<Result<Reading>>;
  /** Ends the reading processes, also those at work. */
  close(): Promise<void>;
}

/** What a reading process is told to do. */
export interface ReadJob {
  readonly path: string;
  readonly uri: string;
  readonly rulesDirs: readonly string[];
}

/** Readers in `size` processes of their own, which may be killed without harm to this one. */
export const isolatedReader = async (size: number, options: ReaderOptions): Promise<IsolatedReader> => {
  const { createPool } = await import('./isolation/index.js');
  const pool = createPool<ReadJob, Reading>({
    entry: fileURLToPath(new URL('./reader-child.js', import.meta.url)),
    size,
    ...(options.timeLimitMs === undefined ? {} : { timeLimitMs: options.timeLimitMs }),
    ...(options.memoryLimitMb === undefined ? {} : { rssLimitMb: options.memoryLimitMb }),
  });
  const rulesDirs = [...(options.rules ?? [])];
  return {
    read: ({ path, uri }) => pool.run({ path, uri, rulesDirs }, uri),
    close: () => pool.close(),
  };
};
