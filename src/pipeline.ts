import { writeSummaries } from './export/index.js';
import type { Corrector, Problem, RefusedRow, Successor } from './model/index.js';
import { countFiles, filesUnder, finding, type Where } from './run/finding.js';
import { noJournal } from './run/journal.js';
import { countGone, prune } from './run/pruning.js';
import { type ReadingOptions, readerInto } from './run/read-files.js';
import { isOpened, Tally } from './run/tally.js';
import { type FoundFile, isProblem } from './run/walk.js';
import { withWorkers } from './run/workers.js';
import { writerTo } from './run/writer.js';
import type { Count, Resolve, Store } from './store/index.js';

export { CONTAINER, readerInto } from './run/read-files.js';

/** How far a run has come; `done` of `total` files, `refused` among them. */
export interface Progress {
  readonly stage: 'reading' | 'linking' | 'writing';
  readonly done: number;
  readonly total: number;
  readonly refused: number;
}

export interface PipelineOptions extends ReadingOptions {
  readonly resolve: Resolve;
  /** What is counted over the whole archive when all is linked (default: nothing). */
  readonly count?: Count | undefined;
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
    await store.relink(options.resolve, options.corrector, options.count);
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
