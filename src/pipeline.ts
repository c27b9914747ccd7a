import pLimit, { type LimitFunction } from 'p-limit';
import { writeSummaries } from './export/index.js';
import {
  type Corrector,
  type Problem,
  type Reading,
  type RefusedRow,
  type Result,
  refuse,
  type Sources,
  type Successor,
} from './model/index.js';
import { type Containers, containersIn, type Unpacking } from './run/containers.js';
import type { Digest } from './run/digest.js';
import { bringing, type Fetching, type Here } from './run/fetching.js';
import { countFiles, filesUnder, finding, type Where } from './run/finding.js';
import { type Journal, noJournal } from './run/journal.js';
import { countGone, prune } from './run/pruning.js';
import { type End, isOpened, Tally } from './run/tally.js';
import { type FoundFile, isProblem } from './run/walk.js';
import { unlessAborted, withWorkers } from './run/workers.js';
import { type Versions, type Writer, writerTo } from './run/writer.js';
import type { Held, Resolve, Store } from './store/index.js';

/** How far a run has come; `done` of `total` files, `refused` among them. */
export interface Progress {
  readonly stage: 'reading' | 'linking' | 'writing';
  readonly done: number;
  readonly total: number;
  readonly refused: number;
}

/** How files are read one by one. */
export interface ReadingOptions extends Versions {
  /**
   * Bytes to facts: ingest, normalize, extract and link of one document, in a process of its own. `raw` is what the
   * parser gave when the same bytes were read before.
   */
  readonly read: (file: FoundFile, raw: Uint8Array | null) => Promise<Result<Reading>>;
  /** Digests of files that are known without a look at them. */
  readonly digests?: ReadonlyMap<string, Digest> | undefined;
  /** What a parser gave of these bytes under any name, where that is kept; asked for bytes that are new under theirs. */
  readonly sameBytes?: ((sha256: string) => Promise<Uint8Array | null>) | undefined;
  /** How containers (ZIP, TAR, e-mail) are taken apart; without it they are refused (E121). */
  readonly unpacking?: Unpacking | undefined;
  /** How documents are found and fetched that are no files here; without it none is. */
  readonly fetching?: Fetching | undefined;
  /** So many at the same time. */
  readonly jobs?: number | undefined;
  readonly force?: boolean | undefined;
  /** Files, members and the containers these lie in that are read again though they are held unchanged. */
  readonly again?: ReadonlySet<string> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What the run is at, for the next one to know where this one dies (default: nothing is noted). */
  readonly journal?: Journal | undefined;
}

export interface PipelineOptions extends ReadingOptions {
  readonly resolve: Resolve;
  /** What analysts decided (default: nothing). */
  readonly corrector?: Corrector | undefined;
  /** Folder for one JSON summary per file. */
  readonly summaries?: string | undefined;
  /** Forget files below the paths that are there no more. */
  readonly prune?: boolean | undefined;
  /** Asked for when there is something to link. */
  readonly successors?: (() => Promise<readonly Successor[]>) | undefined;
  /** Files and folders of the program itself (absolute): they are no documents. */
  readonly own?: readonly string[] | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
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

const isSame = (held: Held | null, sha256: string, { ingest = null }: Versions): held is Held =>
  held !== null && held.sha256 === sha256 && held.ingest === ingest;

/** What a password may have opened by now. */
const LOCKED = 'E103';
/** The code of a file that holds others; its detail names the format. */
export const CONTAINER = 'E121';

/** What a kept text is refused with that cannot be used, where there is no file to fall back on. */
const NO_TEXT = 'E410';

/** All that the files of one run have in common. */
interface Run {
  readonly store: Store;
  readonly writer: Writer;
  readonly containers: Containers;
  readonly bring: (file: FoundFile, isFresh: boolean) => Promise<Here | Problem>;
  readonly atOnce: LimitFunction;
  readonly options: ReadingOptions;
}

/** Reads a file whose bytes are not known; null where the run was stopped. */
const readAnew = async (
  file: FoundFile,
  { digest, local }: Here,
  raw: Uint8Array | null,
  { writer, containers, options }: Run,
): Promise<End> => {
  const { uri } = file;
  const { journal = noJournal, signal } = options;
  const read = async () => {
    const result = await options.read(file, raw);
    if (result.ok || result.problem.code !== NO_TEXT) return result;
    const anew = await local();
    return isProblem(anew) ? result : options.read(anew, null);
  };
  if (signal?.aborted) return null;
  journal.at(uri);
  const result = await unlessAborted(read(), signal);
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

/** A file that could not be had. A net that fails takes nothing away that was read before. */
const unread = async ({ uri, listed }: FoundFile, problem: Problem, { store, writer }: Run): Promise<Problem> => {
  const isKept = listed && ((await store.held(uri))?.outcome === 'read' || (await store.heldContainer(uri)) !== null);
  if (!isKept) await writer.refuse({ uri, sha256: null, size: null, problem });
  return problem;
};

const readHere = async (file: FoundFile, here: Here, isAgain: boolean, run: Run): Promise<End> => {
  const { store, containers, atOnce, options } = run;
  const { uri } = file;
  const { sha256 } = here.digest;
  const held = isAgain ? null : await store.held(uri);
  const same = isSame(held, sha256, options);
  // The most common end of all comes first: a question more for each file would be felt.
  if (same && held.code === null && held.reader === options.version) return 'unchanged';
  const kept = isAgain ? null : await containers.kept(uri, sha256);
  if (kept) return kept;
  if (same && held.code !== null && held.reader === options.version && !(held.code === LOCKED && options.unpacking?.hasPasswords))
    return refuse(held.code, uri, held.detail).problem;
  const raw = same ? await store.raw(uri) : ((await options.sameBytes?.(sha256)) ?? null);
  const local = raw === null ? await here.local() : file;
  if (isProblem(local)) return options.signal?.aborted ? null : unread(file, local, run);
  return atOnce(() => readAnew(local, here, raw, run));
};

const readFile = async (file: FoundFile, run: Run): Promise<End> => {
  const { signal, force, again } = run.options;
  const isAgain = force || (again?.has(file.uri) ?? false);
  const here = await unlessAborted(run.bring(file, isAgain), signal);
  if (here === null || ('code' in here && signal?.aborted)) return null;
  if ('code' in here) return unread(file, here, run);
  try {
    return await readHere(file, here, isAgain, run);
  } finally {
    await here.release();
  }
};

/** Reads files one by one, as they are given to it; members of a container that it opened are to be given to it too. */
export const readerInto = (store: Store, writer: Writer, options: ReadingOptions): ((file: FoundFile) => Promise<End>) => {
  const containers = containersIn(store, writer, options.version, options.unpacking);
  const bring = bringing(store, writer, options);
  const run: Run = { store, writer, containers, bring, atOnce: pLimit(options.jobs ?? 1), options };
  return async (file) => {
    const end = await readFile(file, run);
    if (end !== null) await containers.done(file.uri);
    return end;
  };
};

/** Whether other corrections are to be laid over the archive than lie there. */
const areOthers = async (store: Store, corrector: Corrector | undefined): Promise<boolean> => {
  const [held, wanted] = [await store.corrections(), corrector?.source ?? null];
  return held?.sha256 !== wanted?.sha256 || held?.file !== wanted?.file;
};

const gathered = async (paths: readonly string[], where: Where): Promise<string[]> => {
  const uris: string[] = [];
  for await (const { uri } of filesUnder(paths, where)) uris.push(uri);
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
  const { signal, onProgress, jobs = 1, own, fetching, journal = noJournal } = options;
  const where = { own, sources: fetching?.sources };
  const tally = new Tally(await countFiles(paths, where));
  const writer = writerTo(store, options, journal.commits);
  const readOne = readerInto(store, writer, options);
  const report = (stage: Progress['stage']): void => {
    const { done, total, refused } = tally;
    onProgress?.({ stage, done, total, refused });
  };

  report('reading');
  const late: FoundFile[] = [];
  const read = async (file: FoundFile): Promise<readonly FoundFile[]> => {
    const end = await readOne(file);
    tally.take(file.uri, end);
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
    await withWorkers(finding(paths, where), jobs + LOOKED_AHEAD, work, signal);
    if (late.length > 0) await writer.flush();
    await withWorkers(late, 1, read, signal);
  } finally {
    await writer.flush();
  }

  const interrupted = signal?.aborted ?? false;
  const pruned = options.prune && !interrupted ? await prune(store, paths, tally, where.sources) : 0;
  if (!interrupted && ((await store.needsLinking()) || (await areOthers(store, options.corrector)))) {
    report('linking');
    if (options.successors) await store.putSuccessors(await options.successors());
    await store.relink(options.resolve, options.corrector);
  }
  let summaries: number | null = null;
  if (!interrupted && options.summaries !== undefined) {
    report('writing');
    const uris = [...(await gathered(paths, where)), ...tally.members];
    summaries = await writeSummaries(store.summaries({ files: uris }), uris, options.summaries);
  }
  if (!interrupted) journal.forget();
  // A container that was left half taken apart has not told of all its members.
  const gone = interrupted ? 0 : await countGone(store, paths, tally, where.sources);
  return { ...tally.counts, summaries, gone, pruned, interrupted, takenUp: journal.left.atWork.length };
};
