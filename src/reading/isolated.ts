import { fileURLToPath } from 'node:url';
import type { IngestSettings } from '../ingest/index.js';
import type { PoolEvent } from '../isolation/index.js';
import type { Reading, Result } from '../model/index.js';

/** What one document may cost, and which rules read it. */
export interface ReaderOptions {
  /** Folders of rules besides the package's own. */
  readonly rules?: readonly string[] | undefined;
  /** Milliseconds per document (default 60,000). */
  readonly timeLimitMs?: number | undefined;
  /** Resident memory of a reading process in MB (default 1,536). */
  readonly memoryLimitMb?: number | undefined;
  /** Heap of a reading process in MB (default 1,024). */
  readonly heapLimitMb?: number | undefined;
  /** Bounds on a file's parts, passwords, and whether pictures are read. */
  readonly ingest?: IngestSettings | undefined;
  /** Told of every reading process that is started, lost or replaced. */
  readonly onProcess?: ((event: PoolEvent) => void) | undefined;
}

export interface Isolated<Value> {
  /** `raw`: the packed text that is kept of the file and stands in for it; without a path there is no file to fall back on. */
  readonly read: (file: { readonly path: string; readonly uri: string }, raw?: Uint8Array | null) => Promise<Result<Value>>;
  /** Ends the reading processes, also those at work. */
  readonly close: () => Promise<void>;
}

export type IsolatedReader = Isolated<Reading>;

/** What a reading process is told to do. */
export interface ReadJob {
  readonly path: string;
  readonly uri: string;
  readonly rulesDirs: readonly string[];
  readonly ingest: IngestSettings;
  readonly raw: Uint8Array | null;
}

/** Files are given to `size` processes that run `entry`, which may be killed without harm to this one. */
export const inProcesses = async <Value>(entry: URL, size: number, options: ReaderOptions): Promise<Isolated<Value>> => {
  const { createPool } = await import('../isolation/index.js');
  const pool = createPool<ReadJob, Value>({
    entry: fileURLToPath(entry),
    size,
    ...(options.timeLimitMs === undefined ? {} : { timeLimitMs: options.timeLimitMs }),
    ...(options.memoryLimitMb === undefined ? {} : { rssLimitMb: options.memoryLimitMb }),
    ...(options.heapLimitMb === undefined ? {} : { heapLimitMb: options.heapLimitMb }),
    ...(options.onProcess === undefined ? {} : { onEvent: options.onProcess }),
  });
  const rulesDirs = [...(options.rules ?? [])];
  const ingest = options.ingest ?? {};
  return {
    read: ({ path, uri }, raw = null) => pool.run({ path, uri, rulesDirs, ingest, raw }, uri),
    close: () => pool.close(),
  };
};

export const isolatedReader = (size: number, options: ReaderOptions): Promise<IsolatedReader> =>
  inProcesses<Reading>(new URL('./reader-child.js', import.meta.url), size, options);
