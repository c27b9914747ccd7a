import pLimit, { type LimitFunction } from 'p-limit';
import { writeSummaries } from './export/index.js';
import { type Corrector, type Problem, type Reading, type RefusedRow, type Result, refuse, type Successor } from './model/index.js';
import { type Containers, containersIn, type Unpacking } from './run/containers.js';
import { type Digest, digestFile } from './run/digest.js';
import { goneFiles, type Met, presentPaths } from './run/gone.js';
import { type Journal, noJournal } from './run/journal.js';
import { type End, isOpened, Tally } from './run/tally.js';
import { countFiles, type FoundFile, filesUnder, isProblem, walking } from './run/walk.js';
import { unlessAborted, withWorkers } from './run/workers.js';
import { type Versions, type Writer, writerTo } from './run/writer.js';
import type { Count, Held, Resolve, Store } from './store/index.js';

/** How far a run has come; `done` of `total` files, `refused` among them. */
export interface Progress {
  readonly stage: 'reading' | 'linking' | 'writing';
  readonly done: number;
  readonly total: number;
  readonly refused: number;
}

export interface PipelineOptions extends Versions {
  /**
   * Bytes to facts: ingest, normalize, extract and link of one document, in a process of its own. `raw` is what the
   * parser gave when the same bytes were read before.
   */
  readonly read: (file: FoundFile, raw: Uint8Array | null) => Promise<Result<Reading>>;
  /** How containers (ZIP, TAR, e-mail) are taken apart; without it they are refused (E121). */
  readonly unpacking?: Unpacking | undefined;
  readonly resolve: Resolve;
  /** What is counted over the whole archive when all is linked (default: nothing). */
  readonly count?: Count | undefined;
  /** What analysts decided (default: nothing). */
  readonly corrector?: Corrector | undefined;
  /** Folder for one JSON summary per file. */
  readonly summaries?: string | undefined;
  readonly jobs?: number | undefined;
  readonly force?: boolean | undefined;
  /** Files, members and the containers these lie in that are read again though they are held unchanged. */
  readonly again?: ReadonlySet<string> | undefined;
  /** Forget files below the paths that are there no more. */
  readonly prune?: boolean | undefined;
  /** Asked for when there is something to link. */
  readonly successors?: (() => Promise<readonly Successor[]>) | undefined;
  /** Files and folders of the program itself (absolute): they are no documents. */
  readonly own?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** What the run is at, for the next one to know where this one dies (default: nothing is noted). */
  readonly journal?: Journal | undefined;
}

/** Members of containers count as files, containers that were opened do not. `found` = `read` + `unchanged` + `refused`, unless interrupted. `refusals` in order of file. */
export interface RunOutcome {
  readonly found: number;
  readonly read: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly refusals: readonly RefusedRow[];
  readonly summaries: number | null;
  /** Documents held from below the paths of which the file is there no more; 0 where the run was interrupted and cannot tell. */
  readonly gone: number;
  /** Documents that were forgotten because their file is there no more. */
  readonly pruned: number;
  readonly interrupted: boolean;
  /** Files that were at work when the last run died. */
  readonly takenUp: number;
}

const sameBytes = (held: Held | null, sha256: string, { ingest = null }: Versions): held is Held =>
  held !== null && held.sha256 === sha256 && held.ingest === ingest;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What a password may have opened by now. */
const LOCKED = 'E103';
/** The code of a file that holds others; its detail names the format. */
export const CONTAINER = 'E121';

/** Reads a file whose bytes are not known; null where the run was stopped. */
const readAnew = async (
  file: FoundFile,
  digest: Digest,
  raw: Uint8Array | null,
  writer: Writer,
  containers: Containers,
  options: PipelineOptions,
): Promise<End> => {
  const { uri } = file;
  const { journal = noJournal, signal } = options;
  if (signal?.aborted) return null;
  journal.at(uri);
  const result = await unlessAborted(options.read(file, raw), signal);
  // A reader that was stopped says nothing about its file.
  if (result === null || (!result.ok && signal?.aborted)) return null;
  if (result.ok) {
    journal.end(uri);
    await writer.read(containers.noted(uri, result.value));
    return 'read';
  }
  const { problem } = result;
  const end = problem.code === CONTAINER ? await unlessAborted(containers.open(file, digest, problem), signal) : problem;
  if (end === null) return null;
  journal.end(uri);
  if (!isOpened(end)) await writer.refuse({ uri, ...digest, problem: end });
  return end;
};

const readFile = async (
  file: FoundFile,
  store: Store,
  writer: Writer,
  containers: Containers,
  atOnce: LimitFunction,
  options: PipelineOptions,
): Promise<End> => {
  const { path, uri } = file;
  const digest = await digestFile(path).catch((error: unknown) => messageOf(error));
  if (typeof digest === 'string') {
    const { problem } = refuse('E113', uri, digest);
    await writer.refuse({ uri, sha256: null, size: null, problem });
    return problem;
  }
  const isAgain = options.force || (options.again?.has(uri) ?? false);
  const held = isAgain ? null : await store.held(uri);
  const same = sameBytes(held, digest.sha256, options);
  // The most common end of all comes first: a question more for each file would be felt.
  if (same && held.code === null && held.reader === options.version) return 'unchanged';
  const kept = isAgain ? null : await containers.kept(uri, digest.sha256);
  if (kept) return kept;
  if (same && held.code !== null && held.reader === options.version && !(held.code === LOCKED && options.unpacking?.hasPasswords))
    return refuse(held.code, uri, held.detail).problem;
  const raw = same ? await store.raw(uri) : null;
  return atOnce(() => readAnew(file, digest, raw, writer, containers, options));
};

const PRUNED_AT_ONCE = 1000;

/** Answers how many documents were forgotten. */
const prune = async (store: Store, paths: readonly string[], met: Met): Promise<number> => {
  let count = 0;
  let gone: string[] = [];
  const forget = async (): Promise<void> => {
    if (gone.length > 0) await store.forget(gone);
    gone = [];
  };
  for await (const { uri, outcome } of goneFiles(store, await presentPaths(paths), met)) {
    gone.push(uri);
    if (outcome === 'read') count++;
    if (gone.length === PRUNED_AT_ONCE) await forget();
  }
  await forget();
  return count;
};

const countGone = async (store: Store, paths: readonly string[], met: Met): Promise<number> => {
  let count = 0;
  for await (const { outcome } of goneFiles(store, paths, met)) if (outcome === 'read') count++;
  return count;
};

/** Whether other corrections are to be laid over the archive than lie there. */
const areOthers = async (store: Store, corrector: Corrector | undefined): Promise<boolean> => {
  const [held, wanted] = [await store.corrections(), corrector?.source ?? null];
  return held?.sha256 !== wanted?.sha256 || held?.file !== wanted?.file;
};

const gathered = async (paths: readonly string[], own?: readonly string[]): Promise<string[]> => {
  const uris: string[] = [];
  for await (const { uri } of filesUnder(paths, own)) uris.push(uri);
  return uris;
};

/** So many files more than are read at once are held against what is known: those unchanged wait for nobody. */
const LOOKED_AHEAD = 4;

/** A file that was at work in so many runs that died is read last, with nothing else at work. */
const SUSPECT_DEATHS = 2;

/**
 * The whole road: every file under `paths` is read, put into the store and linked with the rest.
 * What is held unchanged is skipped, what is refused is recorded. Rejects with a `Failure` where
 * database or disk fail; what was written until then is kept, and a next run goes on from there.
 */
export const run = async (store: Store, paths: readonly string[], options: PipelineOptions): Promise<RunOutcome> => {
  const { signal, onProgress, jobs = 1, own, journal = noJournal } = options;
  const tally = new Tally(await countFiles(paths, own));
  const writer = writerTo(store, options, journal.commits);
  const containers = containersIn(store, writer, options.version, options.unpacking);
  const report = (stage: Progress['stage']): void => {
    const { done, total, refused } = tally;
    onProgress?.({ stage, done, total, refused });
  };

  report('reading');
  const late: FoundFile[] = [];
  const atOnce = pLimit(jobs);
  const read = async (file: FoundFile): Promise<readonly FoundFile[]> => {
    const end = await readFile(file, store, writer, containers, atOnce, options);
    tally.take(file.uri, end);
    if (end !== null) await containers.done(file.uri);
    report('reading');
    return isOpened(end) ? end.files : [];
  };
  const work = async (found: FoundFile | Problem): Promise<readonly FoundFile[]> => {
    if (isProblem(found)) tally.unfound(found);
    else if ((journal.left.deaths.get(found.uri) ?? 0) >= SUSPECT_DEATHS) late.push(found);
    else return read(found);
    return [];
  };
  try {
    await withWorkers(walking(paths, own), jobs + LOOKED_AHEAD, work, signal);
    if (late.length > 0) await writer.flush();
    await withWorkers(late, 1, read, signal);
  } finally {
    await writer.flush();
  }

  const interrupted = signal?.aborted ?? false;
  const pruned = options.prune && !interrupted ? await prune(store, paths, tally) : 0;
  if (!interrupted && ((await store.needsLinking()) || (await areOthers(store, options.corrector)))) {
    report('linking');
    if (options.successors) await store.putSuccessors(await options.successors());
    await store.relink(options.resolve, options.corrector, options.count);
  }
  let summaries: number | null = null;
  if (!interrupted && options.summaries !== undefined) {
    report('writing');
    const uris = [...(await gathered(paths, own)), ...tally.members];
    summaries = await writeSummaries(store.summaries({ files: uris }), uris, options.summaries);
  }
  if (!interrupted) journal.forget();
  // A container that was left half taken apart has not told of all its members.
  const gone = interrupted ? 0 : await countGone(store, paths, tally);
  return { ...tally.counts, summaries, gone, pruned, interrupted, takenUp: journal.left.atWork.length };
};
