#!/usr/bin/env node
import { CommanderError } from 'commander';
import { diskFailure, Failure } from '../index.js';
import { type Context, contextOf } from './context.js';
import { EXIT, exitOf } from './exit.js';
import { note, survivePipes } from './output.js';
import { noteProblem } from './problems.js';
import { programOf } from './program.js';
import { settingsOf } from './settings.js';
import { usageFailure } from './usage.js';

/** Says what went wrong and answers the exit code. */
const reportError = (error: unknown, context: Context): number => {
  if (error instanceof CommanderError) {
    // Help and version end by an exception too. `danchieu` alone is a question for help, not an order.
    if (error.exitCode === 0) return EXIT.ok;
    if (error.code === 'commander.help') return EXIT.usage;
    return reportError(usageFailure(error, context.say), context);
  }
  if (error instanceof Failure) {
    for (const problem of error.problems) noteProblem(problem, context);
    return exitOf(error.problems[0]?.code ?? '');
  }
  note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  note(context.say.unexpected);
  return EXIT.bug;
};

const main = async (args: readonly string[]): Promise<void> => {
  const context = contextOf(args, process.env, await settingsOf(args, process.env));
  try {
    await programOf(context).parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = reportError(error, context);
  }
};

const STANDARD_OUTPUT = '-';

survivePipes((error) => process.exit(reportError(diskFailure(error, STANDARD_OUTPUT), contextOf(process.argv.slice(2), process.env))));
await main(process.argv.slice(2));
