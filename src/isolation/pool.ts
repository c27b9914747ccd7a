import { availableParallelism } from 'node:os';
import type { Result } from '../model/problem.js';
import { refuse } from '../model/problem.js';
import { POOL_LIMITS } from './limits.js';
import type { Outcome, WorkerLimits } from './worker.js';
import { Worker } from './worker.js';

export interface PoolOptions {
  /** The script that a child runs; it calls `serve`. */
  readonly entry: string | URL;
  /** How many children at most; one less than the machine has cores if not given. */
  readonly size?: number;
  /** For one job, from the moment the child has it. */
  readonly timeLimitMs?: number;
  readonly startLimitMs?: number;
  readonly heapLimitMb?: number;
  readonly rssLimitMb?: number;
  readonly maxOutputBytes?: number;
  /** A child is replaced after so many jobs (a new one is slow for its first hundred) … */
  readonly jobsPerChild?: number;
  /** … or when it rests on more memory than this. */
  readonly recycleRssMb?: number;
  /** Aborting kills all children and rejects what runs and waits. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: PoolEvent) => void;
}

export type PoolEvent =
  | { readonly kind: 'started' | 'recycled'; readonly pid: number | undefined }
  /** A child was killed for its time or memory, or died by itself, at `where`. */
  | {
      readonly kind: 'lost';
      readonly pid: number | undefined;
      readonly where: string;
      readonly how: 'time' | 'memory' | 'crash';
      readonly detail: string;
    }
  /** A promise left behind by an earlier job was rejected while `where` was current. */
  | { readonly kind: 'stray'; readonly where: string | null; readonly message: string }
  /** A child died at `where` after other jobs; the job is tried again alone. */
  | { readonly kind: 'retried'; readonly where: string; readonly detail: string }
  /** The retry went well: one of these, finished before, had left something behind. */
  | { readonly kind: 'cleared'; readonly where: string; readonly suspects: readonly string[] };

export interface Pool<Job, Value> {
  /**
   * Does a job in a child. Refuses E108 (time), E109 (memory), E110 (crash), E111 (output too
   * large); rejects only when the pool is aborted or closed.
   * @param where names the file in problems
   */
  run(job: Job, where: string): Promise<Result<Value>>;
  /** Waits for nothing: ends all children and resolves when they are gone. */
  close(): Promise<void>;
}

const CODES = { time: 'E108', memory: 'E109', crash: 'E110', threw: 'E110', 'too-large': 'E111' } as const;

/** So many finished jobs of a child are kept as suspects. */
const SUSPECTS = 8;

interface Task {
  readonly job: unknown;
  readonly where: string;
  readonly resolve: (result: Result<never>) => void;
  readonly reject: (reason: unknown) => void;
}

interface Slot {
  worker: Worker | null;
  finished: string[];
  jobs: number;
  /** The job that has the slot; it keeps it until its child is replaced, if that is due. */
  busy: string | null;
}

/**
 * A pool of child processes that can be killed.
 *
 * Written here because the kept pools do not contain a bad file: workerpool and tinypool end a
 * process by SIGTERM or leave the time limit to the caller, none watches resident memory, and
 * none finds out which of several jobs a dead child is to be charged to.
 */
export function createPool<Job, Value>(options: PoolOptions): Pool<Job, Value> {
  const limits: WorkerLimits = {
    timeLimitMs: options.timeLimitMs ?? POOL_LIMITS.timeLimitMs,
    startLimitMs: options.startLimitMs ?? 30_000,
    heapLimitMb: options.heapLimitMb ?? POOL_LIMITS.heapLimitMb,
    rssLimitMb: options.rssLimitMb ?? POOL_LIMITS.rssLimitMb,
    maxOutputBytes: options.maxOutputBytes ?? 400 * 2 ** 20,
  };
  const jobsPerChild = options.jobsPerChild ?? 5000;
  const recycleBytes = (options.recycleRssMb ?? 600) * 2 ** 20;
  const size = options.size ?? Math.max(1, availableParallelism() - 1);
  const slots: Slot[] = Array.from({ length: size }, () => ({ worker: null, finished: [], jobs: 0, busy: null }));
  const queue: Task[] = [];
  let closed: { readonly reason: unknown } | null = null;
  const emit = (event: PoolEvent): void => options.onEvent?.(event);

  const start = (slot: Slot): Worker => {
    const worker = new Worker(options.entry, limits, (message) => emit({ kind: 'stray', where: slot.busy, message }));
    slot.worker = worker;
    slot.finished = [];
    slot.jobs = 0;
    emit({ kind: 'started', pid: worker.pid });
    return worker;
  };

  const retire = async (slot: Slot): Promise<void> => {
    const worker = slot.worker;
    slot.worker = null;
    if (!worker) return;
    emit({ kind: 'recycled', pid: worker.pid });
    await worker.stop('leave');
  };

  const doIn = async (worker: Worker, { job, where }: Task): Promise<Outcome> => {
    const outcome = await worker.run(job);
    if (!closed && (outcome.end === 'time' || outcome.end === 'memory' || outcome.end === 'crash'))
      emit({ kind: 'lost', pid: worker.pid, where, how: outcome.end, detail: outcome.detail });
    return outcome;
  };

  /** A child that has done other jobs may die of what they left behind: then the job is tried alone. */
  const attempt = async (slot: Slot, task: Task): Promise<Outcome> => {
    const worker = slot.worker?.alive ? slot.worker : start(slot);
    const suspects = slot.finished;
    const outcome = await doIn(worker, task);
    if (closed || (outcome.end !== 'crash' && outcome.end !== 'memory')) return outcome;
    // Nothing that a file does ends a process so: somebody, or a system short of memory, killed it.
    const killed = outcome.end === 'crash' && outcome.detail === 'SIGKILL';
    if (suspects.length === 0 && !killed) return outcome;
    emit({ kind: 'retried', where: task.where, detail: outcome.detail });
    const again = await doIn(start(slot), task);
    if (again.end === 'done') emit({ kind: 'cleared', where: task.where, suspects });
    return again;
  };

  const work = async (slot: Slot, task: Task): Promise<void> => {
    const outcome = await attempt(slot, task);
    if (closed) return task.reject(closed.reason);
    task.resolve((outcome.end === 'done' ? outcome.value : refuse(CODES[outcome.end], task.where, outcome.detail)) as Result<never>);
    slot.jobs++;
    slot.finished = [...slot.finished, task.where].slice(-SUSPECTS);
    if (slot.worker?.alive !== true) slot.worker = null;
    else if (slot.jobs >= jobsPerChild || slot.worker.rss > recycleBytes) await retire(slot);
  };

  const next = (): void => {
    for (const slot of slots) {
      if (slot.busy !== null || queue.length === 0 || closed) continue;
      const task = queue.shift();
      if (!task) return;
      slot.busy = task.where;
      void work(slot, task)
        .catch(task.reject)
        .finally(() => {
          slot.busy = null;
          next();
        });
    }
  };

  const shut = async (reason: unknown): Promise<void> => {
    closed ??= { reason };
    for (const task of queue.splice(0)) task.reject(closed.reason);
    await Promise.all(slots.map((slot) => slot.worker?.stop(slot.busy === null ? 'leave' : 'kill')));
    options.signal?.removeEventListener('abort', onAbort);
  };
  const onAbort = (): void => void shut(options.signal?.reason);
  if (options.signal?.aborted) onAbort();
  else options.signal?.addEventListener('abort', onAbort);

  return {
    run: (job, where) =>
      new Promise<Result<Value>>((resolve, reject) => {
        if (closed) return reject(closed.reason);
        queue.push({ job, where, resolve: resolve as Task['resolve'], reject });
        next();
      }),
    close: () => shut(new Error('the pool is closed')),
  };
}
