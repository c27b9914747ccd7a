import { type Command, Option } from 'commander';
import type { Context } from './context.js';

/** Makes the options that other commands have too. */
export interface Common {
  readonly db: () => Option;
  readonly json: () => Option;
  readonly rules: () => Option;
  readonly positive: (text: string) => number;
}

const DEFAULT_FILE = 'corrections.yaml';

/** The commands below `correct`. Their code is loaded when one is called. */
export const addCorrections = (correct: Command, context: Context, { db, json, rules, positive }: Common): void => {
  const { commands, options, arguments: args } = context.say.corrections;
  const commandsOf = () => import('./commands/correct.js');

  const writing = (name: string, description: string): Command =>
    correct
      .command(name)
      .description(description)
      .requiredOption('--reason <text>', options.reason)
      .requiredOption('--by <name>', options.by)
      .option('--date <day>', options.date)
      .addOption(new Option('--file <file>', options.file).default(DEFAULT_FILE))
      .option('--dry-run', options.dryRun)
      .addOption(db())
      .addOption(json());
  const addressing = (command: Command): Command =>
    command
      .option('--quote <text>', options.quote)
      .option('--number <number>', options.number)
      .addOption(new Option('--nth <n>', options.nth).argParser(positive));

  for (const action of ['accept', 'reject', 'settle'] as const) {
    const command = addressing(writing(action, commands[action])).argument('<id>', args.citing).addOption(rules());
    if (action === 'settle') command.requiredOption('--to <id>', options.to);
    if (action === 'accept') command.option('--to <id>', options.toNow);
    command.action(async (id, flags) => (await commandsOf()).decide(action)(id, flags, context));
  }
  addressing(writing('set', commands.set))
    .argument('<id>', context.say.arguments.id)
    .argument('<field=value...>', args.values)
    .addOption(rules())
    .action(async (id, values, flags) => (await commandsOf()).set(id, values, flags, context));
  writing('merge', commands.merge)
    .argument('<id>', args.stays)
    .argument('<others...>', args.others)
    .action(async (id, others, flags) => (await commandsOf()).merge(id, others, flags, context));
  writing('split', commands.split)
    .argument('<id>', context.say.arguments.id)
    .argument('<files...>', args.files)
    .option('--as <mark>', options.as)
    .action(async (id, files, flags) => (await commandsOf()).split(id, files, flags, context));
  correct
    .command('list')
    .description(commands.list)
    .addOption(new Option('--csv', options.csv).conflicts('json'))
    .addOption(db())
    .addOption(json())
    .action(async (flags) => (await commandsOf()).list(flags, context));
  correct
    .command('apply')
    .description(commands.apply)
    .argument('[file]', args.corrections)
    .option('--none', options.none)
    .addOption(rules())
    .addOption(db())
    .addOption(json())
    .action(async (file, flags) => (await commandsOf()).apply(file, flags, context));
};
