import { enqueue, Failure, isServer, queueStatus, type RunEvent, type WorkEvent, work } from '../../index.js';
import { timeText } from '../amounts.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { interruptible } from '../interrupt.js';
import { metricsFor } from '../metrics.js';
import { note, printJson, printLine } from '../output.js';
import { noteProblem } from '../problems.js';
import { type ReadingFlags, readerOptionsOf } from '../reading-options.js';
import { openLog } from '../run-log.js';
import { rootsOf, type SourceFlags, sourceOptionsOf } from '../source-options.js';
import { statusText } from '../status-text.js';
import type { LogFlags } from './watch.js';

interface QueueFlags {
  readonly db: string;
  readonly json?: boolean;
}

export interface EnqueueFlags extends QueueFlags, ReadingFlags, SourceFlags {
  readonly most: number;
}

export interface WorkFlags extends QueueFlags, ReadingFlags, LogFlags, SourceFlags {
  readonly jobs?: number;
  readonly untilEmpty?: boolean;
  readonly lease: number;
  readonly tries: number;
  readonly patience: number;
}

/** Who is asked to end by a service manager has done well; Ctrl-C is told from that. */
const exitOfStop = (signal: AbortSignal): number => (signal.reason === 'SIGTERM' ? EXIT.ok : EXIT.interrupted);

export const enqueueFiles = async (paths: readonly string[], flags: EnqueueFlags, context: Context): Promise<void> => {
  const { queue } = context.say;
  const { signal, done } = interruptible();
  let isTold = false;
  try {
    const report = await enqueue(flags.db, rootsOf(paths, flags), {
      ...(await readerOptionsOf(flags)),
      sources: sourceOptionsOf(flags),
      most: flags.most,
      signal,
      onProgress: (_, isFull) => {
        if (isFull && !isTold) note(queue.full(flags.most));
        isTold = isFull;
      },
    });
    if (flags.json) await printJson(report);
    else {
      await printLine(queue.enqueued(report.queued, report.found));
      if (report.waiting + report.held > 0) await printLine(queue.before(report.waiting, report.held));
    }
    for (const { file, code, detail } of report.refused) noteProblem({ code, severity: 'error', where: file, detail }, context);
    if (report.refused.length > 0) process.exitCode = EXIT.refused;
    if (!report.interrupted) return;
    note(queue.stopped);
    process.exitCode = exitOfStop(signal);
  } finally {
    done();
  }
};

const messageOf = (error: unknown, context: Context): string => {
  const [problem] = error instanceof Failure ? error.problems : [];
  return problem
    ? [problem.code, problem.where, problem.detail].filter(Boolean).join(' ')
    : String((error as Error | null)?.message ?? context.say.unexpected);
};

const noteWork = (event: WorkEvent, jobs: number | undefined, context: Context): void => {
  const { queue } = context.say;
  if (event.event === 'began') note(queue.began(event.worker.slice(0, 8), jobs ?? 0));
  else if (event.event === 'waiting') note(queue.waiting(messageOf(event.error, context), timeText(event.ms, context)));
  else if (event.event === 'others') note(queue.others(event.jobs));
  else if (event.event === 'lost') note(queue.lost(event.files.length));
};

export const workOnQueue = async (flags: WorkFlags, context: Context): Promise<void> => {
  const { queue, running } = context.say;
  const { signal, done } = interruptible();
  const logged = flags.log === undefined ? null : openLog(flags.log, flags.logLevel ?? 'info');
  const metrics = await metricsFor(flags, context, { queue: async () => (await queueStatus(flags.db)).jobs });
  const { defaultJobs } = await import('../../index.js');
  const jobs = flags.jobs ?? defaultJobs();
  try {
    const report = await work(flags.db, {
      ...(await readerOptionsOf(flags)),
      sources: sourceOptionsOf(flags),
      jobs,
      untilEmpty: flags.untilEmpty,
      leaseMs: flags.lease,
      tries: flags.tries,
      patienceMs: flags.patience,
      signal,
      onEvent: (event: RunEvent) => {
        logged?.take(event);
        metrics?.take(event);
      },
      onWork: (event) => noteWork(event, jobs, context),
    });
    if (flags.json) await printJson(report);
    else await printLine(queue.worked(report.read, report.refused, report.unchanged));
    if (!report.interrupted) return;
    note(queue.gaveBack);
    process.exitCode = exitOfStop(signal);
  } finally {
    done();
    await metrics?.close();
    const fault = logged?.close();
    if (flags.log !== undefined && fault) note(running.logFailed(flags.log, fault));
  }
};

export const status = async (flags: QueueFlags, context: Context): Promise<void> => {
  const found = await queueStatus(flags.db);
  if (flags.json) await printJson(found);
  else await printLine(statusText(found, context));
};

export const link = (flags: QueueFlags & { readonly rules?: readonly string[] }, { say }: Context): Promise<void> =>
  withArchive(
    flags.db,
    async (archive) => {
      const report = await archive.link({ rules: flags.rules });
      if (flags.json) return printJson(report);
      await printLine(report.linked ? say.queue.linked(report.documents, report.citations) : say.queue.nothingToLink);
    },
    isServer(flags.db) ? true : { upgrade: true },
  );
