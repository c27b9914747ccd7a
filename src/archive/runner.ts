import { resolve as absolute } from 'node:path';
import { checkLanguages, ingestVersion } from '../ingest/index.js';
import { defaultJobs } from '../jobs.js';
import { Failure, isRemote, isServer, type RunAccount, type RunEvent, type SeenRow } from '../model/index.js';
import type { RunOutcome } from '../pipeline.js';
import { isolatedReader } from '../reading/isolated.js';
import { READER_LIMITS } from '../reading/limits.js';
import { unpackingIn } from '../reading/unpacking.js';
import type { Rules } from '../rules/index.js';
import type { Journal } from '../run/journal.js';
import { isOneOf } from '../run/own.js';
import { asWriter } from '../run/session.js';
import { workFolderOf } from '../run/work-folder.js';
import { sourcesOf } from '../sources/index.js';
import type { Store } from '../store/index.js';
import { packageVersion } from '../version.js';
import { Account } from './account.js';
import { choose, isChoosing } from './choose.js';
import { countAll } from './counting.js';
import { processEvent, told } from './events.js';
import type { RunOptions } from './run-options.js';
import { countingPictures } from './seen.js';

/** Rules and reading processes, made once for as many runs as are wanted. */
export interface Runner {
  run(paths: readonly string[]): Promise<{ readonly outcome: RunOutcome; readonly account: RunAccount; readonly seen: SeenRow[] }>;
  close(): Promise<void>;
}

const megabytes = (mb: number | undefined): number | undefined => (mb === undefined ? undefined : Math.round(mb * 2 ** 20));

const settingsOf = (options: RunOptions): RunAccount['settings'] => ({
  jobs: options.jobs ?? defaultJobs(),
  rules: [...(options.rules ?? [])],
  force: options.force ?? false,
  prune: options.prune ?? false,
  onlyFailed: options.onlyFailed ?? false,
  codes: [...(options.codes ?? [])],
  since: options.since?.toISOString() ?? null,
  limits: {
    time: options.timeLimitMs ?? READER_LIMITS.time,
    memory: megabytes(options.memoryLimitMb) ?? READER_LIMITS.memory,
    heap: megabytes(options.heapLimitMb) ?? READER_LIMITS.heap,
    fileSize: options.ingest?.maxFile ?? READER_LIMITS.fileSize,
    inflated: options.ingest?.maxInflated ?? READER_LIMITS.inflated,
    text: options.ingest?.maxText ?? READER_LIMITS.text,
    pages: options.ingest?.maxPages ?? READER_LIMITS.pages,
    unpacked: options.ingest?.maxUnpacked ?? READER_LIMITS.unpacked,
    members: options.ingest?.maxMembers ?? READER_LIMITS.members,
    depth: options.ingest?.maxDepth ?? READER_LIMITS.depth,
    ratio: options.ingest?.maxRatio ?? READER_LIMITS.ratio,
  },
  ocr: options.ingest?.ocr ?? true,
  ocrLanguages: [...(options.ingest?.ocrLanguages ?? ['vie'])],
});

/** What is no document though it may lie among documents, unless it is asked for itself. */
export const ownOf = (file: string, paths: readonly string[], { own = [], summaries }: Pick<RunOptions, 'own' | 'summaries'>): string[] =>
  [...(isServer(file) ? [] : [file]), ...(summaries === undefined ? [] : [summaries]), ...own]
    .map((path) => absolute(path))
    .filter((one) => !paths.some((path) => !isRemote(path) && isOneOf(path, [one])));

const databaseOf = ({ name, version, engine }: Store['driver']): RunAccount['versions']['database'] =>
  engine === 'SQLite' ? { driver: name, sqlite: version } : { driver: name, postgresql: version };

export const runnerIn = async (store: Store, file: string, options: RunOptions): Promise<Runner> => {
  const [pipeline, { resolve }, { successorsOf }, { rulesVersion }, { wantedCorrections }, { engines }] = await Promise.all([
    import('../pipeline.js'),
    import('../link/resolve.js'),
    import('../link/successors.js'),
    import('../rules/files.js'),
    import('./decisions.js'),
    import('../reading/engines.js'),
  ]);
  await checkLanguages(options.ingest);
  let loaded: Promise<Rules> | null = null;
  // An archive in which nothing changed is told so without them.
  const rules = (): Promise<Rules> => {
    loaded ??= import('../rules/index.js').then(({ loadRules }) => loadRules(options.rules));
    return loaded;
  };
  // Faults in a caller's own are told before anything is read.
  if (options.rules?.length) await rules();
  const jobs = options.jobs ?? defaultJobs();
  const versions = {
    danchieu: packageVersion(),
    rules: rulesVersion(options.rules),
    node: process.version,
    database: databaseOf(store.driver),
    engines: engines(),
  };
  let account = new Account();
  const tell = (event: RunEvent): void => {
    account.take(event);
    options.onEvent?.(event);
  };
  const work = await workFolderOf(file);
  const unpacking = unpackingIn(work, options);
  const sources = sourcesOf(options.sources ?? {}, options.ingest?.maxFile ?? READER_LIMITS.fileSize);
  const reader = await isolatedReader(jobs, { ...options, onProcess: (event) => tell(processEvent(event)) });

  const run = async (paths: readonly string[], journal: Journal): ReturnType<Runner['run']> => {
    account = new Account();
    const pictures = countingPictures(reader.read);
    tell({ event: 'run-begun', paths: [...paths] });
    const corrector = await wantedCorrections(store, options.corrections, rules);
    // What a rebuild emptied is filled before anything is asked or skipped.
    if (await store.rebuilding.needed()) await (await import('./rebuild.js')).rebuildAlone(store, journal, options);
    const own = ownOf(file, paths, options);
    const chosen = await choose(store, paths, options, { own, sources });
    const refusedNow = new Set<string>();
    let stage = 'reading';
    const outcome = await pipeline.run(store, chosen.paths, {
      ...options,
      jobs,
      own,
      again: chosen.again ?? undefined,
      prune: options.prune && !isChoosing(options),
      resolve,
      count: countAll,
      successors: async () => successorsOf(await rules()),
      corrector,
      read: told(pictures.read, (event) => {
        // A reader refuses a container, which is taken apart then: only what comes of that is the end of it.
        if (event.event === 'refused' && event.code === pipeline.CONTAINER) return;
        if (event.event === 'refused') refusedNow.add(event.file);
        tell(event);
      }),
      version: `${versions.danchieu}+${versions.rules}`,
      ingest: ingestVersion(options.ingest),
      unpacking,
      fetching: { sources, work, onFetched: (name, ms, bytes) => tell({ event: 'fetched', file: name, ms, bytes }) },
      journal,
      onProgress: (progress) => {
        if (progress.stage !== stage && progress.stage !== 'reading') tell({ event: 'stage', stage: progress.stage });
        stage = progress.stage;
        options.onProgress?.(progress);
      },
    });
    await store.noteRun(new Date().toISOString(), `${versions.danchieu}+${versions.rules}`);
    for (const { file, code, detail } of outcome.refusals)
      if (!refusedNow.has(file)) tell({ event: 'refused', file, ms: null, code, detail });
    const { found, read, unchanged, refused, gone, pruned, interrupted } = outcome;
    const files = { found, read, unchanged, refused, leftOut: chosen.leftOut, gone, pruned };
    const done = account.close({ paths: [...paths], versions, settings: settingsOf(options) }, files, interrupted, outcome.refusals);
    tell({ event: 'run-ended', ms: done.durationMs, interrupted, files });
    return { outcome, account: done, seen: pictures.seen() };
  };

  return {
    run: (paths) =>
      asWriter(store, 'run', (journal) => run(paths, journal)).catch((error: unknown) => {
        if (error instanceof Failure) for (const { code, where, detail } of error.problems) tell({ event: 'failed', code, where, detail });
        throw error;
      }),
    close: async () => {
      sources.close();
      await Promise.all([reader.close(), unpacking.close()]);
    },
  };
};
