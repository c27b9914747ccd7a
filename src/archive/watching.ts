import { stat } from 'node:fs/promises';
import { Failure, failure, isRemote, type WatchEvent } from '../model/index.js';
import { type Changes, changesBelow } from '../run/changes.js';
import { uriOf } from '../run/walk.js';
import { unlessAborted } from '../run/workers.js';
import type { Store } from '../store/index.js';
import type { RunOptions } from './run-options.js';
import { ownOf, type Runner, runnerIn } from './runner.js';
import { sleep } from './sleep.js';

export interface WatchOptions extends Omit<RunOptions, 'onEvent' | 'prune' | 'force' | 'top' | 'onlyFailed' | 'codes' | 'since'> {
  /** Ends the watch; what is at work is ended cleanly. */
  readonly signal: AbortSignal;
  readonly onEvent?: ((event: WatchEvent) => void) | undefined;
  /** A file is taken for complete when its size stays the same for so long (default 2,000 ms). */
  readonly settleMs?: number | undefined;
  /** Look at the files every two seconds, for network drives, which tell of no change. */
  readonly poll?: boolean | undefined;
}

/** What came of a watch. `interrupted` is true where files were at work when it was ended. */
export interface WatchOutcome {
  readonly read: number;
  readonly refused: number;
  readonly interrupted: boolean;
}

const SETTLE_MS = 2000;
/** What comes within so long is read in one go, and linked once. */
const GATHER_MS = 500;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** The database is another writer's for the moment. */
const MOMENTARY = /^E40[567]$/;

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

class Watch {
  readonly #counts = { read: 0, refused: 0, interrupted: false };
  readonly #store: Store;
  readonly #options: WatchOptions;

  constructor(store: Store, options: WatchOptions) {
    this.#store = store;
    this.#options = options;
  }

  get outcome(): WatchOutcome {
    return { ...this.#counts };
  }

  tell(event: WatchEvent): void {
    this.#options.onEvent?.(event);
  }

  /** A run, tried again as long as somebody else is writing. */
  async run(runner: Runner, paths: readonly string[]): Promise<void> {
    const { signal } = this.#options;
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS))
      try {
        const { account } = await runner.run(paths);
        this.#counts.read += account.files.read;
        this.#counts.refused += account.files.refused;
        this.#counts.interrupted ||= account.interrupted;
        return;
      } catch (error) {
        const problem = error instanceof Failure ? error.problems[0] : undefined;
        if (!problem || !MOMENTARY.test(problem.code)) throw error;
        const { code, where, detail } = problem;
        this.tell({ event: 'waiting', code, where, detail, ms: wait });
        await sleep(wait, signal);
      }
  }

  async tellGone(paths: readonly string[]): Promise<void> {
    for (const file of paths.map(uriOf)) if (await this.#store.held(file)) this.tell({ event: 'gone', file });
  }

  async follow(runner: Runner, changes: Changes): Promise<void> {
    const { signal } = this.#options;
    while (!signal.aborted) {
      await unlessAborted(changes.next(), signal);
      await sleep(GATHER_MS, signal);
      if (signal.aborted) return;
      const came = changes.take();
      const there = await Promise.all(came.map(isThere));
      await this.tellGone([...changes.takeGone(), ...came.filter((_, i) => !there[i])]);
      const present = came.filter((_, i) => there[i]);
      if (present.length > 0) await this.run(runner, present);
    }
  }
}

/** Reads what lies below the paths and then what comes, until the signal is aborted. */
export const watchIn = async (store: Store, file: string, paths: readonly string[], options: WatchOptions): Promise<WatchOutcome> => {
  const { signal, settleMs = SETTLE_MS, poll = false } = options;
  const elsewhere = paths.find(isRemote);
  if (elsewhere !== undefined) throw failure('E255', elsewhere);
  const watch = new Watch(store, options);
  const runner = await runnerIn(store, file, { ...options, onEvent: (event) => watch.tell(event) });
  const changes = changesBelow(paths, { settleMs, poll, ignore: ownOf(file, paths, options) });
  try {
    await changes.ready;
    const there = await Promise.all(paths.map(isThere));
    for (const where of paths.filter((_, i) => !there[i]))
      watch.tell({ event: 'waiting', code: 'E113', where, detail: 'no such file', ms: 0 });
    await watch.run(
      runner,
      paths.filter((_, i) => there[i]),
    );
    if (!signal.aborted) watch.tell({ event: 'watching', paths: [...paths] });
    await watch.follow(runner, changes);
  } finally {
    await Promise.all([changes.close(), runner.close()]);
  }
  return watch.outcome;
};
