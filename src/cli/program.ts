import tab from '@bomb.sh/tab/commander';
import { Argument, Command, Option } from 'commander';
import { LANGUAGES, packageVersion } from '../index.js';
import { DEFAULT_DB } from './archive.js';
import type { Context } from './context.js';
import { addCorrections } from './correct-program.js';
import { examplesOf, rootEpilogue } from './help.js';
import { addMetrics } from './metrics.js';
import { addQuestions } from './questions.js';
import { addQueue } from './queue.js';
import { addReading } from './reading-options.js';
import { addRunning } from './running.js';
import { settle } from './settings.js';
import { refuseRepeated } from './usage.js';
import { collect, hostIn, portIn, positiveIn, secondsIn } from './values.js';
import { wrap } from './width.js';

/** Titles of commander's help in the reader's language. */
const titles = ({ say }: Context): Readonly<Record<string, string>> => ({
  'Usage:': say.help.usage,
  'Arguments:': say.help.arguments,
  'Options:': say.help.options,
  'Global Options:': say.help.globalOptions,
  'Commands:': say.help.commands,
});

/** What an option does, its choices and its default, where commander would say so in English. */
const descriptionOf = ({ description, argChoices, defaultValue, defaultValueDescription }: Option, { say }: Context): string => {
  const more = [
    argChoices && say.help.choices(argChoices.join(', ')),
    defaultValue !== undefined && typeof defaultValue !== 'boolean' && say.help.default(defaultValueDescription ?? String(defaultValue)),
  ].filter(Boolean);
  return more.length > 0 ? `${description} (${more.join('; ')})` : description;
};

const root = (context: Context): Command => {
  const { say, colors, width } = context;
  const title = titles(context);
  return (
    new Command('danchieu')
      .description(say.about)
      .version(packageVersion(), '-V, --version', say.options.version)
      .helpOption('-h, --help', say.options.help)
      .helpCommand('help [command]', say.commands.help)
      .addOption(new Option('--lang <language>', say.options.lang).choices([...LANGUAGES]))
      .option('--config <file>', say.running.options.config)
      .option('--no-config', say.running.options.noConfig)
      .configureHelp({
        showGlobalOptions: true,
        helpWidth: width,
        optionDescription: (option) => descriptionOf(option, context),
        styleUsage: (text) => text.replace('[options]', `[${say.help.optionsMark}]`).replace('[command]', `[${say.help.commandMark}]`),
        styleTitle: (text) => colors.bold(title[text] ?? text),
      })
      .showSuggestionAfterError()
      .exitOverride()
      // Errors are written by main, with their code and in the reader's language.
      .configureOutput({ outputError: () => {} })
  );
};

/** The command line. Each command's code is loaded when it is called, not before. */
export const programOf = (context: Context): Command => {
  const { say } = context;
  const { options, commands } = say;
  const program = root(context);
  const positive = positiveIn(context);
  const db = () => new Option('--db <file>', options.db).default(DEFAULT_DB);
  const json = () => new Option('--json', options.json);
  const rules = () => new Option('--rules <dir>', options.rules).argParser(collect);
  const command = (name: string, description: string): Command =>
    program.command(name).description(description).addHelpText('after', examplesOf(name, context));

  const { config } = addRunning({ command, db, json, rules, positive }, context);

  command('check', say.upkeep.commands.check)
    .addOption(db())
    .addOption(json())
    .action(async (flags) => (await import('./commands/check.js')).check(flags, context));

  command('rebuild', say.upkeep.commands.rebuild)
    .option('--jobs <n>', options.jobs, positive)
    .addOption(rules())
    .addOption(db())
    .addOption(json())
    .action(async (flags) => (await import('./commands/rebuild.js')).rebuild(flags, context));

  addQueue({ command, db, json, rules, positive }, context);

  addReading(command('read', commands.read), context)
    .argument('<file>', say.arguments.file)
    .addOption(json().conflicts(['text', 'facts']))
    .addOption(new Option('--text', options.text).conflicts('facts'))
    .option('--facts', options.facts)
    .addOption(rules())
    .action(async (file, flags) => (await import('./commands/read.js')).read(file, flags, context));

  addQuestions({ command, db, json, rules }, context);

  command('audit', say.audit.about)
    .argument('[id...]', say.audit.ids)
    .addOption(new Option('--severity <severity>', say.audit.severity).choices(['error', 'warning', 'info']))
    .addOption(new Option('--code <code>', say.audit.code).argParser(collect).conflicts('severity'))
    .option('--all', say.audit.all)
    .addOption(new Option('--limit <n>', options.limit).argParser(positive))
    .addOption(rules())
    .addOption(db())
    .addOption(json())
    .addOption(new Option('--csv', say.audit.csv).conflicts('json'))
    .action(async (ids, flags) => (await import('./commands/audit.js')).audit(ids, flags, context));

  command('export', commands.export)
    .addOption(new Option('--format <format>', options.format).choices(FORMATS).makeOptionMandatory())
    .option('--out <dir>', options.out)
    .addOption(new Option('--table <name>', options.table).choices(TABLES).conflicts('out'))
    .option('--redact', say.exports.redact)
    .addOption(rules())
    .addOption(db())
    .action(async (flags) => (await import('./commands/export.js')).exportAll(flags, context));

  addCorrections(command('correct', say.corrections.commands.correct), context, { db, json, rules, positive });

  command('sql', say.sql.command)
    .argument('<query>', say.sql.argument)
    .addOption(new Option('--csv', say.sql.csv).conflicts('json'))
    .addOption(new Option('--limit <n>', options.limit).argParser(positive).default(1000))
    .addOption(new Option('--timeout <seconds>', say.sql.timeout).argParser(secondsIn(context)).default(5))
    .addOption(db())
    .addOption(json())
    .action(async (query, flags) => (await import('./commands/sql.js')).sql(query, flags, context));

  addMetrics(command('serve', say.explorer.command), context)
    .addOption(new Option('--port <n>', say.explorer.port).argParser(portIn(context)).default(8321))
    .option('--sql', say.explorer.api.sqlOption)
    .option('--host <address>', say.sources.host, '127.0.0.1')
    .addOption(new Option('--allow-host <name>', say.sources.allowHost).argParser(hostIn(context)))
    .addOption(new Option('--edit', say.explorer.wrong.edit).conflicts('host'))
    .option('--corrections <file>', say.explorer.wrong.corrections)
    .addOption(db())
    .action(async (flags) => (await import('./commands/serve.js')).serve(flags, context));

  command('mcp', say.explorer.api.command)
    .addOption(db())
    .action(async (flags) => (await import('./commands/mcp.js')).mcp(flags, context));

  const ruleCommands = command('rules', commands.rules);
  ruleCommands
    .command('list')
    .description(commands.rulesList)
    .addOption(rules())
    .addOption(json())
    .action(async (flags) => (await import('./commands/rules.js')).list(flags, context));
  ruleCommands
    .command('test')
    .description(commands.rulesTest)
    .addOption(rules())
    .addOption(json())
    .action(async (flags) => (await import('./commands/rules.js')).test(flags, context));
  ruleCommands
    .command('explain')
    .description(commands.rulesExplain)
    .argument('<id>', say.arguments.rule)
    .addOption(rules())
    .addOption(json())
    .action(async (id, flags) => (await import('./commands/rules.js')).explainRule(id, flags, context));
  addReading(ruleCommands.command('coverage').description(commands.rulesCoverage), context)
    .argument('<path...>', say.arguments.paths)
    .addOption(new Option('--limit <n>', options.limit).argParser(positive).default(50))
    .option('--jobs <n>', options.jobs, positive)
    .addOption(rules())
    .addOption(json())
    .addHelpText('after', ['', ...wrap(say.coverage.note, context.width)].join('\n'))
    .action(async (paths, flags) => (await import('./commands/coverage.js')).rulesCoverage(paths, flags, context));

  addReading(command('eval', commands.eval), context)
    .addOption(new Option('--gold <dir>', options.gold).makeOptionMandatory())
    .option('--root <dir>', options.root)
    .option('--jobs <n>', options.jobs, positive)
    .addOption(rules())
    .addOption(json())
    .action(async (flags) => (await import('./commands/eval.js')).evalGold(flags, context));

  config();

  command('schema', commands.schema)
    .argument('[name]', say.arguments.schema)
    .addOption(json())
    .action(async (name, flags) => (await import('./commands/schema.js')).schema(name, flags, context));

  command('explain', commands.explain)
    .addArgument(new Argument('<code>', say.arguments.code))
    .addOption(json())
    .action(async (code, flags) => (await import('./commands/explain.js')).explain(code, flags, context));

  refuseRepeated(program, say);
  settle(program, context.settings);
  tab(program, { completionCommandName: 'completion' });
  program.commands.find((one) => one.name() === 'completion')?.description(commands.completion);
  return program.addHelpText('after', rootEpilogue(context));
};

/** Named here and not asked of the export room, which is not loaded for help; a test holds them together. */
const TABLES = [
  ...['documents', 'recipients', 'aliases', 'citations', 'periods', 'deadlines', 'dates', 'awards', 'campaigns', 'targets', 'keywords'],
  'findings',
];
const FORMATS = ['json', 'jsonl', 'csv', 'parquet', 'graphml', 'gexf', 'dot'];
