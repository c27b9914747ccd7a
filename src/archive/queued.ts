import { checkLanguages, ingestVersion } from '../ingest/index.js';
import { defaultJobs } from '../jobs.js';
import { type EnqueueReport, failure, isServer, type QueueStatus, shownAddress, type WorkReport } from '../model/index.js';
import type { WorkEvent } from '../queue/index.js';
import { isolatedReader, type ReaderOptions } from '../reading/isolated.js';
import { READER_LIMITS } from '../reading/limits.js';
import { unpackingIn } from '../reading/unpacking.js';
import { workFolderOf } from '../run/work-folder.js';
import { type SourceOptions, sourcesOf } from '../sources/index.js';
import { packageVersion } from '../version.js';
import { type OnEvent, processEvent, told } from './events.js';

/** By what files are read: a worker takes what was queued by the same. */
export type QueuedBy = Pick<ReaderOptions, 'rules' | 'ingest'>;

export interface EnqueueArchiveOptions extends QueuedBy {
  /** How stores and hosts are reached that paths like `s3://bucket/folder` name. */
  readonly sources?: SourceOptions | undefined;
  /** So many jobs wait at most (default 10,000); then it is waited for workers. */
  readonly most?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((report: EnqueueReport, waiting: boolean) => void) | undefined;
}

export interface WorkOptions extends ReaderOptions {
  readonly sources?: SourceOptions | undefined;
  /** Documents read at the same time (default: one per core, eight at most). */
  readonly jobs?: number | undefined;
  /** End when no job waits or is at work (default: wait for more). */
  readonly untilEmpty?: boolean | undefined;
  /** A worker that says nothing for so long has lost its jobs to others; milliseconds (default a minute). */
  readonly leaseMs?: number | undefined;
  /** A file that so many workers died of is refused (default 5). */
  readonly tries?: number | undefined;
  /** A server that is away is waited for so long; milliseconds (default ten minutes). */
  readonly patienceMs?: number | undefined;
  /** Stops the worker: what was finished is kept, the rest goes back. */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: OnEvent | undefined;
  readonly onWork?: ((event: WorkEvent) => void) | undefined;
}

const MOST_WAITING = 10_000;
const TRIES = 5;
const PATIENCE_MS = 600_000;

/** Throws E415: a queue lies on the server where the archive lies. */
const mustBeServer = (db: string): void => {
  if (!isServer(db)) throw failure('E415', db);
};

/** The versions that stand with everything that is read; faults in a caller's own rules are told. */
const versionsOf = async ({ rules, ingest }: QueuedBy): Promise<{ readonly version: string; readonly ingest: string }> => {
  await checkLanguages(ingest);
  if (rules?.length) await import('../rules/index.js').then(({ loadRules }) => loadRules(rules));
  const { rulesVersion } = await import('../rules/files.js');
  return { version: `${packageVersion()}+${rulesVersion(rules)}`, ingest: ingestVersion(ingest) };
};

/**
 * Queues what is new or changed below the paths, for workers to read. What is queued already, or held as it is, is left
 * alone, so a call that was stopped is made again.
 * @throws Failure E415 where `db` is no server
 */
export const enqueue = async (db: string, paths: readonly string[], options: EnqueueArchiveOptions = {}): Promise<EnqueueReport> => {
  mustBeServer(db);
  const versions = await versionsOf(options);
  const [{ DEFAULT_LEASE, enqueueIn, openQueue, queueOf }, { openSql, openStore }] = await Promise.all([
    import('../queue/index.js'),
    import('../store/index.js'),
  ]);
  const store = await openStore(db, { create: true });
  try {
    const sources = sourcesOf(options.sources ?? {}, 0);
    const name = queueOf(versions.version, versions.ingest);
    const queue = await openQueue(await openSql(db), name, { leaseSeconds: DEFAULT_LEASE, supervise: false });
    try {
      return await enqueueIn(store, queue, paths, { ...options, ...versions, sources, most: options.most ?? MOST_WAITING });
    } finally {
      sources.close();
      await queue.close();
    }
  } finally {
    await store.close();
  }
};

/** How far the work on an archive's queue has come. @throws Failure E415 where `db` is no server */
export const queueStatus = async (db: string): Promise<QueueStatus> => {
  mustBeServer(db);
  const [{ statusOf }, { openStore }] = await Promise.all([import('../queue/index.js'), import('../store/index.js')]);
  const store = await openStore(db);
  try {
    return await statusOf(store);
  } finally {
    await store.close();
  }
};

/**
 * Takes jobs from an archive's queue and does them, beside any number of others.
 * @throws Failure E415 where `db` is no server; E416 where `untilEmpty` and jobs of other rules are left; E417 where this
 *   machine has not the folder that files were queued from; E411, E413 where the server is away for too long
 */
export const work = async (db: string, options: WorkOptions = {}): Promise<WorkReport> => {
  mustBeServer(db);
  const { version, ingest } = await versionsOf(options);
  const [{ lineTo, openQueue, queueOf, workOn }, { openSql, openStore }, pipeline] = await Promise.all([
    import('../queue/index.js'),
    import('../store/index.js'),
    import('../pipeline.js'),
  ]);
  const { jobs = defaultJobs(), leaseMs = 60_000, signal } = options;
  const store = lineTo(() => openStore(db, { create: true }));
  const queue = lineTo(async () =>
    openQueue(await openSql(db), queueOf(version, ingest), { leaseSeconds: Math.max(1, leaseMs / 1000), supervise: true }),
  );
  const work = await workFolderOf(db);
  const unpacking = unpackingIn(work, options);
  const sources = sourcesOf(options.sources ?? {}, options.ingest?.maxFile ?? READER_LIMITS.fileSize);
  const reader = await isolatedReader(jobs, { ...options, onProcess: (event) => options.onEvent?.(processEvent(event)) });
  const read = told(reader.read, (event) => {
    // A reader refuses a container, which is taken apart then.
    if (event.event !== 'refused' || event.code !== pipeline.CONTAINER) options.onEvent?.(event);
  });
  try {
    return await workOn(store, queue, {
      version,
      ingest,
      jobs,
      tries: options.tries ?? TRIES,
      untilEmpty: options.untilEmpty ?? false,
      leaseMs,
      patienceMs: options.patienceMs ?? PATIENCE_MS,
      place: shownAddress(db),
      signal,
      onWork: options.onWork,
      readInto: (archive, writer, digests) =>
        pipeline.readerInto(archive, writer, {
          version,
          ingest,
          read,
          unpacking,
          fetching: { sources, work, onFetched: (file, ms, bytes) => options.onEvent?.({ event: 'fetched', file, ms, bytes }) },
          digests,
          jobs,
          signal,
          sameBytes: (sha256) => archive.rawOfBytes(sha256, ingest),
        }),
    });
  } finally {
    sources.close();
    await Promise.all([reader.close(), unpacking.close()]);
    await Promise.all([queue.close(), store.close()]);
  }
};
