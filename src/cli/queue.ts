import { type Command, InvalidArgumentError, Option } from 'commander';
import { durationOf, durationText, LOG_LEVELS } from '../index.js';
import type { Context } from './context.js';
import type { Common } from './correct-program.js';
import { addMetrics } from './metrics.js';
import { addReading } from './reading-options.js';
import { addSources, addStores } from './source-options.js';

interface Parts extends Common {
  readonly command: (name: string, description: string) => Command;
}

const MOST = 10_000;
const LEASE_MS = 60_000;
const PATIENCE_MS = 600_000;
const TRIES = 5;

/** `enqueue`, `work`, `status` and `link`: an archive that many machines read. */
export const addQueue = ({ command, db, json, rules, positive }: Parts, context: Context): void => {
  const { say } = context;
  const { commands, options: words } = say.queue;
  const duration = (text: string): number => {
    const ms = durationOf(text);
    if (ms === null || ms < 1000) throw new InvalidArgumentError(say.limits.wantsDuration);
    return ms;
  };

  const enqueue = command('enqueue', commands.enqueue)
    .argument('[path...]', say.sources.paths)
    .addOption(new Option('--most <n>', words.most).argParser(positive).default(MOST))
    .addOption(rules())
    .addOption(db());
  addReading(addSources(enqueue.addOption(json()), context), context).action(async (paths, flags) =>
    (await import('./commands/queue.js')).enqueueFiles(paths, flags, context),
  );

  const work = command('work', commands.work)
    .option('--jobs <n>', say.options.jobs, positive)
    .option('--until-empty', words.untilEmpty)
    .addOption(new Option('--lease <time>', words.lease).argParser(duration).default(LEASE_MS, durationText(LEASE_MS)))
    .addOption(new Option('--tries <n>', words.tries).argParser(positive).default(TRIES))
    .addOption(new Option('--patience <time>', words.patience).argParser(duration).default(PATIENCE_MS, durationText(PATIENCE_MS)))
    .option('--log <file>', say.running.options.log)
    .addOption(new Option('--log-level <level>', say.running.options.logLevel).choices([...LOG_LEVELS]).default('info'))
    .addOption(rules())
    .addOption(db());
  addReading(addMetrics(addStores(work.addOption(json()), context), context), context).action(async (flags) =>
    (await import('./commands/queue.js')).workOnQueue(flags, context),
  );

  command('status', commands.status)
    .addOption(db())
    .addOption(json())
    .action(async (flags) => (await import('./commands/queue.js')).status(flags, context));

  command('link', commands.link)
    .addOption(rules())
    .addOption(db())
    .addOption(json())
    .action(async (flags) => (await import('./commands/queue.js')).link(flags, context));
};
