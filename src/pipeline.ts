import { writeSummaries } from './export/index.js';
import type { Corrector, Problem, Reading, RefusedRow, Result, Successor } from './model/index.js';
import { compare, refuse, refusedRow } from './model/index.js';
import { type Containers, containersIn, type Opened, type Unpacking } from './run/containers.js';
import { digestFile } from './run/digest.js';
import { type GoneFile, goneFiles, type Met, presentPaths } from './run/gone.js';
import { type FoundFile, walk } from './run/walk.js';
import { unlessAborted, withWorkers } from './run/workers.js';
import { type Writer, writerTo } from './run/writer.js';
import type { Held, Resolve, Store } from './store/index.js';

/** How far a run has come; `done` of `total` files, `refused` among them. */
export interface Progress {
  readonly stage: 'reading' | 'linking' | 'writing';
  readonly done: number;
  readonly total: number;
  readonly refused: number;
}

export interface PipelineOptions {
  /** Bytes to facts: ingest, normalize, extract and link of one document, in a process of its own. */
  readonly read: (file: FoundFile) => Promise<Result<Reading>>;
  /** How containers (ZIP, TAR, e-mail) are taken apart; without it they are refused (E121). */
  readonly unpacking?: Unpacking | undefined;
  /** Version of program and rules: what another version read is read again. */
  readonly version: string;
  readonly resolve: Resolve;
  /** What analysts decided (default: nothing). */
  readonly corrector?: Corrector | undefined;
  /** Folder for one JSON summary per file. */
  readonly summaries?: string | undefined;
  readonly jobs?: number | undefined;
  readonly force?: boolean | undefined;
  /** Forget files below the paths that are there no more. */
  readonly prune?: boolean | undefined;
  readonly successors?: readonly Successor[] | undefined;
  readonly signal?: AbortSignal | undefined;
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
  /** Documents held from below the paths of which the file is there no more. */
  readonly gone: number;
  /** Documents that were forgotten because their file is there no more. */
  readonly pruned: number;
  readonly interrupted: boolean;
}

type End = 'read' | 'unchanged' | Problem | Opened | null;

const isOpened = (end: End): end is Opened => end !== null && typeof end === 'object' && 'files' in end;

/** The code of a file that holds others; its detail names the format. */
const CONTAINER = 'E121';

const isHeld = (held: Held | null, sha256: string, version: string): held is Held =>
  held !== null && held.sha256 === sha256 && held.reader === version;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const readFile = async (file: FoundFile, store: Store, writer: Writer, containers: Containers, options: PipelineOptions): Promise<End> => {
  const { path, uri } = file;
  const digest = await digestFile(path).catch((error: unknown) => messageOf(error));
  if (typeof digest === 'string') {
    const { problem } = refuse('E113', uri, digest);
    await writer.refuse({ uri, sha256: null, size: null, problem });
    return problem;
  }
  const kept = options.force ? null : await containers.kept(uri, digest.sha256);
  if (kept) return kept;
  const held = options.force ? null : await store.held(uri);
  const mayOpen = held?.code === 'E103' && options.unpacking?.hasPasswords;
  if (!mayOpen && isHeld(held, digest.sha256, options.version))
    return held.code === null ? 'unchanged' : refuse(held.code, uri, held.detail).problem;
  const result = await unlessAborted(options.read(file), options.signal);
  // A reader that was stopped says nothing about its file.
  if (result === null || (!result.ok && options.signal?.aborted)) return null;
  if (result.ok) {
    await writer.read(containers.noted(uri, result.value));
    return 'read';
  }
  const { problem } = result;
  const end = problem.code === CONTAINER ? await unlessAborted(containers.open(file, digest, problem), options.signal) : problem;
  if (end === null || isOpened(end)) return end;
  await writer.refuse({ uri, ...digest, problem: end });
  return end;
};

const refusalsOf = (problems: readonly Problem[]): RefusedRow[] => problems.map(refusedRow).sort((a, b) => compare(a.file, b.file));

const countRead = (files: readonly GoneFile[]): number => files.filter(({ outcome }) => outcome === 'read').length;

/** Answers how many documents were forgotten. */
const prune = async (store: Store, paths: readonly string[], met: Met): Promise<number> => {
  const gone = await goneFiles(store, await presentPaths(paths), met);
  if (gone.length > 0) await store.forget(gone.map(({ uri }) => uri));
  return countRead(gone);
};

/** Whether other corrections are to be laid over the archive than lie there. */
const areOthers = async (store: Store, corrector: Corrector | undefined): Promise<boolean> => {
  const [held, wanted] = [await store.corrections(), corrector?.source ?? null];
  return held?.sha256 !== wanted?.sha256 || held?.file !== wanted?.file;
};

/**
 * The whole road: every file under `paths` is read, put into the store and linked with the rest.
 * What is held unchanged is skipped, what is refused is recorded. Rejects with a `Failure` where
 * database or disk fail; what was written until then is kept, and a next run goes on from there.
 */
export const run = async (store: Store, paths: readonly string[], options: PipelineOptions): Promise<RunOutcome> => {
  const { signal, onProgress, jobs = 1 } = options;
  const { files, problems } = await walk(paths);
  const writer = writerTo(store, options.version);
  const refused = [...problems];
  const containers = containersIn(store, writer, options.version, options.unpacking);
  const found = new Set(files.map(({ uri }) => uri));
  const settled = new Set<string>();
  let opened = 0;
  if (options.successors) await store.putSuccessors(options.successors);
  const counts = { read: 0, unchanged: 0 };
  const report = (stage: Progress['stage']): void => {
    const done = counts.read + counts.unchanged + refused.length - problems.length;
    onProgress?.({ stage, done, total: found.size - opened, refused: refused.length });
  };

  report('reading');
  const work = async (file: FoundFile): Promise<readonly FoundFile[]> => {
    const end = await readFile(file, store, writer, containers, options);
    if (end === 'read' || end === 'unchanged') counts[end]++;
    else if (isOpened(end)) {
      for (const uri of end.uris) found.add(uri);
      // one of which something is said besides counts as a file too
      if (!end.uris.includes(file.uri)) opened++;
      counts.unchanged += end.unchanged;
      for (const problem of end.refused) refused.push(problem);
    } else if (end) refused.push({ ...end, where: file.uri });
    if (end === 'read' || end === 'unchanged' || isOpened(end)) settled.add(file.uri);
    if (end !== null) await containers.done(file.uri);
    report('reading');
    return isOpened(end) ? end.files : [];
  };
  try {
    await withWorkers(files, jobs, work, signal);
  } finally {
    await writer.flush();
  }

  const interrupted = signal?.aborted ?? false;
  const pruned = options.prune && !interrupted ? await prune(store, paths, { found, settled }) : 0;
  if (!interrupted && ((await store.needsLinking()) || (await areOthers(store, options.corrector)))) {
    report('linking');
    await store.relink(options.resolve, options.corrector);
  }
  let summaries: number | null = null;
  if (!interrupted && options.summaries !== undefined) {
    report('writing');
    const uris = [...found];
    summaries = await writeSummaries(store.summaries({ files: uris }), uris, options.summaries);
  }
  const gone = countRead(await goneFiles(store, paths, { found, settled }));
  return {
    found: found.size - opened + problems.length,
    ...counts,
    refused: refused.length,
    refusals: refusalsOf(refused),
    summaries,
    gone,
    pruned,
    interrupted,
  };
};
