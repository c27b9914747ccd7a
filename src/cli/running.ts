import { type Command, InvalidArgumentError, Option } from 'commander';
import { durationOf, durationText, LOG_LEVELS, problemCodes } from '../index.js';
import type { Context } from './context.js';
import type { Common } from './correct-program.js';
import { dayOf } from './day.js';
import { addMetrics } from './metrics.js';
import { addReading } from './reading-options.js';
import { addSources } from './source-options.js';
import { collect } from './values.js';
import { wrap } from './width.js';

const SETTLE_MS = 2000;
const LONGEST_AGO = Number.MAX_SAFE_INTEGER;

/** A day, month or year (from its first midnight here), a moment as ISO has it, or so long ago. */
export const momentOf = (typed: string, now: Date): Date | null => {
  const ago = durationOf(typed, LONGEST_AGO);
  if (ago !== null) return new Date(now.getTime() - ago);
  const day = dayOf(typed.trim());
  // ISO takes a bare day for midnight in London.
  const date = new Date(day === null ? typed : `${`${day}-01-01`.slice(0, 10)}T00:00:00`);
  return /^\d{4}-\d\d/.test(typed.trim()) || day !== null ? (Number.isNaN(date.getTime()) ? null : date) : null;
};

interface Parts extends Common {
  readonly command: (name: string, description: string) => Command;
}

/** `run`, `watch` and `config`, which share most of what can be set. */
export const addRunning = ({ command, db, json, rules, positive }: Parts, context: Context): { readonly config: () => void } => {
  const { say, width } = context;
  const { options, running, corrections } = say;
  const words = running.options;
  const since = (text: string): Date => {
    const moment = momentOf(text, new Date());
    if (moment === null) throw new InvalidArgumentError(running.wantsSince);
    return moment;
  };
  const settle = (text: string): number => {
    const ms = durationOf(text);
    if (ms === null) throw new InvalidArgumentError(say.limits.wantsDuration);
    return ms;
  };
  const code = (typed: string, before?: readonly string[]): string[] => {
    const meant = typed.toUpperCase();
    if (!problemCodes.some((one) => one === meant)) throw new InvalidArgumentError(running.wantsCode);
    return collect(meant, before);
  };
  const reading = (one: Command): Command =>
    one
      .option('--summaries <dir>', options.summaries)
      .option('--jobs <n>', options.jobs, positive)
      .option('--corrections <file>', corrections.options.run)
      .option('--no-corrections', corrections.options.noCorrections)
      .addOption(rules())
      .addOption(db());
  const logging = (one: Command): Command =>
    addMetrics(one, context)
      .option('--log <file>', words.log)
      .addOption(new Option('--log-level <level>', words.logLevel).choices([...LOG_LEVELS]).default('info'));

  const run = reading(command('run', say.commands.run).argument('[path...]', say.sources.paths))
    .addOption(new Option('--force', options.force))
    .addOption(new Option('--prune', options.prune).conflicts(['onlyFailed', 'code', 'since']))
    .option('--only-failed', words.onlyFailed)
    .addOption(new Option('--code <code>', words.code).argParser(code))
    .addOption(new Option('--since <when>', words.since).argParser(since))
    .addOption(new Option('--dry-run', words.dryRun).conflicts(['report', 'log']))
    .option('--report <file>', words.report);
  addReading(addSources(logging(run).addOption(json()), context), context)
    .addHelpText('after', ['', ...wrap(running.since, width)].join('\n'))
    .action(async (paths, flags) => (await import('./commands/run.js')).run(paths, flags, context));

  const watch = reading(command('watch', running.commands.watch).argument('<path...>', say.arguments.paths))
    .addOption(new Option('--settle <time>', words.settle).argParser(settle).default(SETTLE_MS, durationText(SETTLE_MS)))
    .option('--poll', words.poll);
  addReading(logging(watch).option('--json', words.watchJson), context).action(async (paths, flags) =>
    (await import('./commands/watch.js')).watch(paths, flags, context),
  );

  return {
    config: () => {
      const all = addSources(logging(reading(command('config', running.commands.config)).option('--report <file>', words.report)), context);
      addReading(all.addOption(json()), context).action(async (_, own: Command) =>
        (await import('./commands/config.js')).config(own, context),
      );
    },
  };
};
