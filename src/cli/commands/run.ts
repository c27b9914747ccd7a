import { existsSync } from 'node:fs';
import { type Archive, Failure, hasFiles, isServer, type RunEvent, type RunOptions, type RunReport } from '../../index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { interruptible } from '../interrupt.js';
import { metricsFor } from '../metrics.js';
import { note, printJson, printLine } from '../output.js';
import { planText } from '../plan-text.js';
import { noteProblem } from '../problems.js';
import { progressView } from '../progress.js';
import { type ReadingFlags, readerOptionsOf } from '../reading-options.js';
import { reportText } from '../report.js';
import { checkReport, writeReport } from '../report-file.js';
import { openLog, type RunLog } from '../run-log.js';
import { rootsOf, type SourceFlags, sourceOptionsOf } from '../source-options.js';
import type { LogFlags } from './watch.js';

export interface RunFlags extends ReadingFlags, LogFlags, SourceFlags {
  readonly db: string;
  readonly json?: boolean;
  readonly summaries?: string;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly prune?: boolean;
  /** False by `--no-corrections`. */
  readonly corrections?: string | false;
  readonly onlyFailed?: boolean;
  readonly code?: readonly string[];
  readonly since?: Date;
  readonly dryRun?: boolean;
  readonly report?: string;
}

const exitOfRun = ({ interrupted, refused }: RunReport): number =>
  interrupted ? EXIT.interrupted : refused.length > 0 ? EXIT.refused : EXIT.ok;

/** A database in memory stands in for one that would be made for nothing: behind a mistyped path an empty one would hide that. */
const NOWHERE = ':memory:';

const optionsOf = async (flags: RunFlags): Promise<RunOptions> => ({
  ...(await readerOptionsOf(flags)),
  sources: sourceOptionsOf(flags),
  summaries: flags.summaries,
  jobs: flags.jobs,
  force: flags.force,
  prune: flags.prune,
  onlyFailed: flags.onlyFailed,
  own: [flags.log, flags.report].filter((path) => path !== undefined),
  codes: flags.code,
  since: flags.since,
  corrections: flags.corrections === false ? null : flags.corrections,
});

/** Does the work with a line of progress, a log if one is wanted, and an ear for Ctrl-C; answers what came of it. */
const attended = async <T>(
  flags: LogFlags,
  context: Context,
  work: (hooks: Pick<RunOptions, 'signal' | 'onProgress' | 'onEvent'>) => Promise<T>,
): Promise<T> => {
  const { log, logLevel = 'info' } = flags;
  const { signal, done } = interruptible();
  const metrics = await metricsFor(flags, context);
  const logged: RunLog | null = log === undefined ? null : openLog(log, logLevel);
  const progress = await progressView(context);
  const onEvent = (event: RunEvent): void => {
    if (event.event === 'begun') progress.begin(event.file);
    logged?.take(event);
    metrics?.take(event);
  };
  try {
    return await work({ signal, onProgress: progress.update, onEvent });
  } finally {
    progress.stop();
    done();
    await metrics?.close();
    const fault = logged?.close();
    if (log !== undefined && fault) note(context.say.running.logFailed(log, fault));
  }
};

/** What is done where a server's database holds no archive yet. */
const unlessNothing =
  <T>(instead: () => Promise<T>) =>
  (error: unknown): Promise<T> => {
    if (error instanceof Failure && error.problems[0]?.code === 'E401') return instead();
    throw error;
  };

const plan = async (paths: readonly string[], flags: RunFlags, context: Context): Promise<void> => {
  const work = async (archive: Archive) => archive.plan(paths, await optionsOf(flags));
  const found = isServer(flags.db)
    ? await withArchive(flags.db, work).catch(unlessNothing(() => withArchive(NOWHERE, work, true)))
    : await withArchive(existsSync(flags.db) ? flags.db : NOWHERE, work, true);
  if (flags.json) await printJson(found);
  else await printLine(planText(found, context));
  for (const { file, code, detail } of found.refused) noteProblem({ code, severity: 'error', where: file, detail }, context);
  if (found.refused.length > 0) process.exitCode = EXIT.refused;
};

export const run = async (given: readonly string[], flags: RunFlags, context: Context): Promise<void> => {
  const paths = rootsOf(given, flags);
  if (flags.dryRun) return plan(paths, flags, context);
  if (flags.report !== undefined) await checkReport(flags.report);
  const kept = isServer(flags.db) || existsSync(flags.db) || (await hasFiles(paths, sourceOptionsOf(flags)));
  const options = await optionsOf(flags);
  const report = await attended(flags, context, (hooks) =>
    withArchive(kept ? flags.db : NOWHERE, (archive: Archive) => archive.run(paths, { ...options, ...hooks }), true),
  );
  if (flags.report !== undefined) await writeReport(flags.report, report.account);
  if (flags.json) await printJson(report);
  else await printLine(reportText(report, { ...flags, kept }, context));
  if (report.interrupted) note(context.say.run.interrupted);
  process.exitCode = exitOfRun(report);
};
