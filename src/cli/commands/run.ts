import { existsSync } from 'node:fs';
import { hasFiles, type RunReport } from '../../index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { note, printJson, printLine } from '../output.js';
import { type PasswordFlags, passwordsOf } from '../passwords.js';
import { progressView } from '../progress.js';
import { reportText } from '../report.js';

export interface RunFlags extends PasswordFlags {
  readonly db: string;
  readonly json?: boolean;
  readonly summaries?: string;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly rules?: readonly string[];
  /** False by `--no-corrections`. */
  readonly corrections?: string | false;
}

/** The first Ctrl-C ends the run cleanly, a second one at once. */
const interruptible = (): { signal: AbortSignal; done: () => void } => {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    done: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
};

const exitOfRun = ({ interrupted, refused }: RunReport): number =>
  interrupted ? EXIT.interrupted : refused.length > 0 ? EXIT.refused : EXIT.ok;

/** A database in memory stands in for one that would be made for nothing: behind a mistyped path an empty one would hide that. */
const NOWHERE = ':memory:';

export const run = async (paths: readonly string[], flags: RunFlags, context: Context): Promise<void> => {
  const passwords = await passwordsOf(flags);
  const { signal, done } = interruptible();
  const kept = existsSync(flags.db) || (await hasFiles(paths));
  const progress = await progressView(context);
  const work = async (): Promise<RunReport> => {
    try {
      return await withArchive(
        kept ? flags.db : NOWHERE,
        (archive) =>
          archive.run(paths, {
            ...flags,
            ingest: { passwords },
            corrections: flags.corrections === false ? null : flags.corrections,
            signal,
            onProgress: progress.update,
          }),
        true,
      );
    } finally {
      progress.stop();
      done();
    }
  };
  const report = await work();
  if (flags.json) await printJson(report);
  else await printLine(reportText(report, { ...flags, kept }, context));
  if (report.interrupted) note(context.say.run.interrupted);
  process.exitCode = exitOfRun(report);
};
