import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { failure, type WorkReport } from '../model/index.js';
import type { Store } from '../store/index.js';
import { type Doing, type Done, doing } from './doing.js';
import { type Line, patiently, sleep } from './patience.js';
import type { Queue, Taken, WorkerState } from './queue.js';

/** What a worker tells of itself. */
export type WorkEvent =
  | { readonly event: 'began'; readonly worker: string }
  /** The server is away, or something else that passes is in the way: tried again after so long. */
  | { readonly event: 'waiting'; readonly error: unknown; readonly ms: number }
  /** Jobs of other versions wait, which this worker leaves to others. */
  | { readonly event: 'others'; readonly versions: readonly string[]; readonly jobs: number }
  /** Another worker had the job by now: what was done for it was not kept. */
  | { readonly event: 'lost'; readonly files: readonly string[] }
  | { readonly event: 'done'; readonly files: number; readonly ms: number };

export interface WorkerOptions extends Doing {
  /** Ends where no job of its versions waits or is at work. */
  readonly untilEmpty: boolean;
  readonly leaseMs: number;
  /** A server that is away is waited for so long. */
  readonly patienceMs: number;
  /** The archive, as messages name it. */
  readonly place: string;
  readonly onWork?: ((event: WorkEvent) => void) | undefined;
}

const IDLE_MS = 300;
const LONGEST_IDLE_MS = 3000;
/** Whoever waits for the end of others would else be the last of all. */
const LONGEST_LAST_MS = 500;
/** How often a worker says that it lives, within the time after which it is thought dead. */
const BEATS = 4;

/** Another has the job by now. */
class Lost extends Error {}

/** Takes jobs and does them, until it is stopped or nothing is left. One job more than documents are read at once is had: while one is written the next is read. */
export const workOn = async (store: Line<Store>, queue: Line<Queue>, options: WorkerOptions): Promise<WorkReport> => {
  const { signal, onWork, jobs, version, ingest, place, leaseMs, patienceMs, untilEmpty } = options;
  const began = performance.now();
  const state: WorkerState = { id: randomUUID(), host: hostname(), pid: process.pid, jobs };
  const taken = new Map<string, Taken>();
  const report = { jobs: 0, lost: 0, read: 0, refused: 0, unchanged: 0 };
  let told = '';
  let fault: unknown = null;

  const patient = <T>(work: () => Promise<T>): Promise<T> =>
    patiently(work, { forMs: patienceMs, signal, onWait: (error, ms) => onWork?.({ event: 'waiting', error, ms }) });
  /** What has to come to an end though the worker is stopped: one more try is all that it gets. */
  const asked = <T>(work: (it: Queue) => Promise<T>): Promise<T> => patient(() => queue.use(work));

  const beat = (): Promise<void> => queue.use((it) => it.beat(state, [...taken.keys()]));

  const write = async (job: Taken, done: Done, since: number): Promise<void> => {
    const { batch, instead, read, refused, unchanged } = done;
    const own = await asked(async (it) => it);
    const outcome = { worker: state.id, read, refused, unchanged, ms: Math.round(performance.now() - since) };
    await patient(() =>
      store.use((archive) =>
        archive.putBatch(batch, version, ingest, async () => {
          const isOurs = instead.length > 0 ? await own.replace(archive, job, instead) : await own.complete(archive, job, outcome);
          if (!isOurs) throw new Lost();
        }),
      ),
    );
    report.jobs++;
    report.read += read;
    report.refused += refused;
    report.unchanged += unchanged;
    onWork?.({ event: 'done', files: read + refused + unchanged, ms: outcome.ms });
  };

  /** A job that cannot be done here goes back as it is. */
  const giveBack = (job: Taken): Promise<void> =>
    write(job, { batch: {}, instead: [job.data], read: 0, refused: 0, unchanged: 0 }, performance.now());

  const perform = async (job: Taken): Promise<void> => {
    const since = performance.now();
    try {
      const done = await patient(() => store.use((archive) => doing(archive, job, options)));
      await write(job, done, since);
    } catch (error) {
      if (!(error instanceof Lost)) {
        await giveBack(job).catch(() => undefined);
        throw error;
      }
      report.lost++;
      onWork?.({ event: 'lost', files: job.data.files.map(({ uri }) => uri) });
    }
  };

  /** Says once what waits for others. */
  const tellOfOthers = async (): Promise<readonly string[]> => {
    const others = (await asked((it) => it.others())).map((one) => ({ version: one.name, jobs: one.jobs }));
    const versions = others.map((one) => one.version);
    if (versions.join() !== told && others.length > 0)
      onWork?.({ event: 'others', versions, jobs: others.reduce((sum, one) => sum + one.jobs, 0) });
    told = versions.join();
    return versions;
  };

  const isDry = async (): Promise<boolean> => {
    const { waiting, active } = await asked((it) => it.size());
    return waiting + active === 0;
  };

  const isStopped = (): boolean => (signal?.aborted ?? false) || fault !== null;

  const lane = async (): Promise<void> => {
    let idle = IDLE_MS;
    while (!isStopped()) {
      const job = await asked((it) => it.take());
      if (job !== null) {
        idle = IDLE_MS;
        taken.set(job.id, job);
        await perform(job).finally(() => taken.delete(job.id));
        continue;
      }
      if (untilEmpty && (await isDry())) return;
      if (taken.size === 0) await tellOfOthers();
      await sleep(idle, signal);
      idle = Math.min(untilEmpty ? LONGEST_LAST_MS : LONGEST_IDLE_MS, idle * 1.5);
    }
  };

  const guarded = async (): Promise<void> => {
    try {
      await lane();
    } catch (error) {
      // A wait that was cut short by the stop says nothing.
      if (!signal?.aborted) fault ??= error;
    }
  };

  await patient(() => store.use(async () => {}));
  await patient(beat);
  onWork?.({ event: 'began', worker: state.id });
  const beating = setInterval(() => void beat().catch(() => undefined), leaseMs / BEATS);
  try {
    await Promise.all(Array.from({ length: jobs + 1 }, guarded));
    if (fault !== null) throw fault;
    if (untilEmpty && !signal?.aborted) {
      const others = await tellOfOthers();
      if (others.length > 0) throw failure('E416', place, others.join(', '));
    }
    return { worker: state.id, ...report, durationMs: Math.round(performance.now() - began), interrupted: signal?.aborted ?? false };
  } finally {
    clearInterval(beating);
    await queue.use((it) => it.leave(state.id)).catch(() => undefined);
  }
};
