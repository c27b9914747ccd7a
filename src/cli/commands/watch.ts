import type { LogLevel, WatchEvent } from '../../index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { interruptible } from '../interrupt.js';
import { type MetricsFlags, metricsFor } from '../metrics.js';
import { note, print, printLine } from '../output.js';
import { type ReadingFlags, readerOptionsOf } from '../reading-options.js';
import { eventLine, openLog } from '../run-log.js';
import { watchLine } from '../watch-text.js';

export interface LogFlags extends MetricsFlags {
  readonly log?: string;
  readonly logLevel?: LogLevel;
}

export interface WatchFlags extends ReadingFlags, LogFlags {
  readonly db: string;
  readonly json?: boolean;
  readonly summaries?: string;
  readonly jobs?: number;
  readonly corrections?: string | false;
  readonly settle: number;
  readonly poll?: boolean;
}

/** Beginnings and processes are for a log. */
const isTold = ({ event }: WatchEvent): boolean => event !== 'begun' && event !== 'process';

/** `danchieu watch`: reads what is there and then what comes. Ended at rest it ends well (0), at work as interrupted (130). */
export const watch = async (paths: readonly string[], flags: WatchFlags, context: Context): Promise<void> => {
  const { signal, done } = interruptible();
  const log = flags.log === undefined ? null : openLog(flags.log, flags.logLevel ?? 'info');
  const metrics = await metricsFor(flags, context);
  // Lines keep their order though each waits for its reader.
  let printing: Promise<void> = Promise.resolve();
  const onEvent = (event: WatchEvent): void => {
    log?.take(event);
    metrics?.take(event);
    if (!isTold(event)) return;
    const line = flags.json ? null : watchLine(event, context);
    if (flags.json) printing = printing.then(() => print(eventLine(event)));
    else if (line?.to === 'output') printing = printing.then(() => printLine(line.text));
    else if (line) note(line.text);
  };
  if (!flags.json) note(context.say.running.watch.catchingUp);
  try {
    const outcome = await withArchive(
      flags.db,
      async (archive) =>
        archive.watch(paths, {
          ...(await readerOptionsOf(flags)),
          summaries: flags.summaries,
          jobs: flags.jobs,
          corrections: flags.corrections === false ? null : flags.corrections,
          settleMs: flags.settle,
          poll: flags.poll,
          own: flags.log === undefined ? [] : [flags.log],
          signal,
          onEvent,
        }),
      true,
    );
    await printing;
    note(context.say.running.watch.ended(outcome.read, outcome.refused));
    if (outcome.interrupted) note(context.say.running.watch.cutShort);
    process.exitCode = outcome.interrupted ? EXIT.interrupted : EXIT.ok;
  } finally {
    done();
    await metrics?.close();
    const fault = log?.close();
    if (flags.log !== undefined && fault) note(context.say.running.logFailed(flags.log, fault));
  }
};
