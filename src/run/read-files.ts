import pLimit, { type LimitFunction } from 'p-limit';
import { type Problem, type Reading, type Result, refuse } from '../model/index.js';
import type { Held, Store } from '../store/index.js';
import { type Containers, containersIn, type Unpacking } from './containers.js';
import type { Digest } from './digest.js';
import { bringing, type Fetching, type Here } from './fetching.js';
import { type Journal, noJournal } from './journal.js';
import { type End, isOpened } from './tally.js';
import { type FoundFile, isProblem } from './walk.js';
import { unlessAborted } from './workers.js';
import type { Versions, Writer } from './writer.js';

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
