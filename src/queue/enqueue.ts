import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import pLimit from 'p-limit';
import { type EnqueueReport, isRemote, type Listed, type Problem, type RefusedRow, refusedRow, type Sources } from '../model/index.js';
import { digestFile } from '../run/digest.js';
import { finding } from '../run/finding.js';
import { type FoundFile, isProblem } from '../run/walk.js';
import type { Store } from '../store/index.js';
import { heldOf } from './held.js';
import { inJobs, type QueuedFile } from './jobs.js';
import { sleep } from './patience.js';
import type { Queue } from './queue.js';

export interface EnqueueOptions {
  /** By what the files are to be read: version of program and rules, and of the parsers with their settings. */
  readonly version: string;
  readonly ingest: string;
  /** So many jobs wait at most; then it is waited for workers. */
  readonly most: number;
  /** What roots like `s3://bucket` stand for. */
  readonly sources?: Sources | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of every file that was looked at. */
  readonly onProgress?: ((report: EnqueueReport, waiting: boolean) => void) | undefined;
}

/** Files that are looked up and queued together. */
const AT_ONCE = 256;
const DIGESTS = 8;
const LOOK_MS = 1000;

/** What bears the mark that it bore when it was fetched has the digest that it had then; of the rest whoever takes it finds out. */
const elsewhere = async (store: Store, { uri, size, mark }: Listed): Promise<QueuedFile> => {
  const known = mark === null ? null : await store.mark(uri);
  return { uri, path: '', sha256: known && known.mark === mark ? known.sha256 : '', size: size ?? 0, mark };
};

const queued = async (store: Store, { uri, path, listed }: FoundFile): Promise<QueuedFile> => {
  if (listed) return elsewhere(store, listed);
  // Whoever takes a file that cannot be opened tries again, and tells of it.
  const { sha256, size } = await digestFile(path).catch(() => ({ sha256: '', size: 0 }));
  return { uri, path: resolve(path), sha256, size };
};

/** What has to be there where the files are read: the folder that was named, or that of the file that was. */
const rootOf = async (path: string): Promise<string> => {
  if (isRemote(path)) return path;
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? dirname(resolve(path)) : resolve(path);
};

/** Files in order, some at a time. */
async function* batches(root: string, problems: Problem[], sources: Sources | undefined): AsyncGenerator<FoundFile[]> {
  let batch: FoundFile[] = [];
  for await (const found of finding([root], { sources })) {
    if (isProblem(found)) problems.push(found);
    else batch.push(found);
    if (batch.length === AT_ONCE) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Those that are not held as they are, read or refused by the same versions. */
const unread = async (store: Store, files: readonly QueuedFile[], { version, ingest }: EnqueueOptions): Promise<QueuedFile[]> => {
  const { held, containers } = await heldOf(
    store,
    files.map(({ uri }) => uri),
  );
  return files.filter(({ uri, sha256 }) => {
    const [file, container] = [held.get(uri), containers.get(uri)];
    const isHeld = file?.sha256 === sha256 && file.reader === version && file.ingest === ingest;
    return !isHeld && !(container?.sha256 === sha256 && container.reader === version);
  });
};

/**
 * Queues what is new or changed below the paths. Nothing is queued twice, nor what is held as it is: after a stop the same
 * call goes on. What could not be entered is told.
 */
export const enqueueIn = async (store: Store, queue: Queue, paths: readonly string[], options: EnqueueOptions): Promise<EnqueueReport> => {
  const { most, signal, onProgress } = options;
  const problems: Problem[] = [];
  const refused = (): RefusedRow[] => problems.map(refusedRow);
  const counts = { found: 0, queued: 0, waiting: 0, held: 0 };
  const atOnce = pLimit(DIGESTS);
  const report = (): EnqueueReport => ({ ...counts, refused: refused(), interrupted: signal?.aborted ?? false });

  const room = async (): Promise<void> => {
    while (!signal?.aborted && (await queue.size()).waiting >= most) {
      onProgress?.(report(), true);
      await sleep(LOOK_MS, signal);
    }
  };

  for (const path of paths) {
    const root = await rootOf(path);
    for await (const batch of batches(path, problems, options.sources)) {
      await room();
      if (signal?.aborted) return report();
      const files = await Promise.all(batch.map((file) => atOnce(() => queued(store, file))));
      const wanted = await unread(store, files, options);
      const added = wanted.length > 0 ? await queue.add(root, wanted, inJobs) : 0;
      counts.found += files.length;
      counts.held += files.length - wanted.length;
      counts.waiting += wanted.length - added;
      counts.queued += added;
      onProgress?.(report(), false);
    }
  }
  return report();
};
