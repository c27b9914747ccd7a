import { type Command, Option } from 'commander';
import { KINDS, RELATIONS, STATES } from '../index.js';
import { AWARD_GROUPS } from '../tables/index.js';
import type { Context } from './context.js';
import { checkRange, dayIn, positiveIn, someOf } from './values.js';

/** What the program gives to those who add commands to it. */
interface Parts {
  readonly command: (name: string, description: string) => Command;
  readonly db: () => Option;
  readonly json: () => Option;
  readonly rules: () => Option;
}

const EVENTS = ['issued', 'changes', 'period', 'deadline'] as const;

/** The questions to an archive: one document, the graph, the facts. */
export const addQuestions = ({ command, db, json, rules }: Parts, context: Context): void => {
  const { say } = context;
  const { questions } = say;
  const { options } = questions;
  const positive = positiveIn(context);
  const day = dayIn(context);
  const option = (flags: string, description: string) => new Option(flags, description);
  const listing = (one: Command): Command => one.addOption(db()).addOption(json().conflicts('csv')).option('--csv', options.csv);
  const limit = (value?: number) => option('--limit <n>', say.options.limit).argParser(positive).default(value);
  const body = () => option('--body <body>', options.body);
  const year = (description: string) => option('--year <year>', description).argParser(positive);
  const between = (one: Command): Command =>
    one
      .addOption(option('--after <day>', options.after).argParser(day))
      .addOption(option('--before <day>', options.before).argParser(day))
      .hook('preAction', (command) => checkRange(command.opts(), context));
  const relation = () => someOf('--relation <relation>', options.relation, RELATIONS, context);
  const edges = (one: Command): Command =>
    listing(
      one
        .argument('<id>', say.arguments.id)
        .addOption(relation())
        .addOption(someOf('--state <state>', options.state, STATES, context))
        .addOption(year(options.yearOther))
        .addOption(option('--body <body>', options.bodyOther)),
    );
  const tree = (one: Command): Command =>
    listing(
      one
        .argument('<id>', say.arguments.id)
        .addOption(option('--depth <n>', options.depth).argParser(positive))
        .addOption(relation())
        .addOption(option('--at <day>', options.at).argParser(day)),
    );

  command('show', say.commands.show)
    .argument('<id>', say.arguments.id)
    .addOption(option('--at <day>', options.at).argParser(day))
    .addOption(db())
    .addOption(json())
    .action(async (id, flags) => (await import('./commands/show.js')).show(id, flags, context));

  edges(command('cites', say.commands.cites)).action(async (id, flags) => (await import('./commands/edges.js')).cites(id, flags, context));
  edges(command('cited-by', say.commands.citedBy)).action(async (id, flags) =>
    (await import('./commands/edges.js')).citedBy(id, flags, context),
  );
  tree(command('basis', questions.commands.basis)).action(async (id, flags) =>
    (await import('./commands/tree.js')).basis(id, flags, context),
  );
  tree(command('impact', questions.commands.impact)).action(async (id, flags) =>
    (await import('./commands/tree.js')).impact(id, flags, context),
  );

  listing(
    command('path', questions.commands.path)
      .argument('<first>', questions.arguments.first)
      .argument('<last>', questions.arguments.last)
      .addOption(relation())
      .option('--either', options.either),
  ).action(async (first, last, flags) => (await import('./commands/path.js')).path(first, last, flags, context));

  listing(
    command('search', say.commands.search)
      .argument('<text...>', say.arguments.text)
      .addOption(option('--type <type>', options.type))
      .addOption(year(options.year))
      .addOption(body())
      .addOption(option('--kind <kind>', options.kind).choices([...KINDS]))
      .addOption(option('--state <state>', options.stateHas).choices([...STATES]))
      .addOption(option('--campaign <words>', options.campaignNamed))
      .addOption(limit(20))
      .option('--no-facets', options.facets),
  ).action(async (words, flags) => (await import('./commands/search.js')).search(words, flags, context));

  listing(
    between(
      command('timeline', questions.commands.timeline)
        .argument('[id]', questions.arguments.around)
        .addOption(someOf('--event <event>', options.event, EVENTS, context)),
    )
      .addOption(body())
      .addOption(limit()),
  ).action(async (id, flags) => (await import('./commands/timeline.js')).timeline(id, flags, context));

  listing(
    command('missing', questions.commands.missing)
      .addOption(option('--from <body>', options.from))
      .addOption(option('--type <type>', options.type))
      .addOption(year(options.year))
      .addOption(body())
      .addOption(limit(10)),
  ).action(async (flags) => (await import('./commands/missing.js')).missing(flags, context));

  listing(
    command('ambiguous', questions.commands.ambiguous).argument('[id]', say.arguments.id).option('--all', options.all).addOption(body()),
  ).action(async (id, flags) => (await import('./commands/ambiguous.js')).ambiguous(id, flags, context));

  listing(
    command('awards', questions.commands.awards)
      .addOption(option('--by <group>', options.by).choices([...AWARD_GROUPS]))
      .addOption(option('--campaign <words>', options.campaign))
      .addOption(option('--form <form>', options.form))
      .addOption(option('--grantor <words>', options.grantor))
      .addOption(option('--recipient <words>', options.recipient))
      .addOption(year(options.awardYear))
      .addOption(body()),
  ).action(async (flags) => (await import('./commands/awards.js')).awards(flags, context));

  listing(command('campaigns', questions.commands.campaigns).argument('[words...]', questions.arguments.campaign)).action(
    async (words, flags) => (await import('./commands/campaigns.js')).campaigns(words, flags, context),
  );

  listing(between(command('deadlines', questions.commands.deadlines)).addOption(body())).action(async (flags) =>
    (await import('./commands/deadlines.js')).deadlines(flags, context),
  );

  listing(command('bodies', questions.commands.bodies).argument('[words...]', questions.arguments.body)).action(async (words, flags) =>
    (await import('./commands/bodies.js')).bodies(words, flags, context),
  );

  command('why', questions.commands.why)
    .argument('<fact>', questions.arguments.fact)
    .addOption(rules())
    .addOption(db())
    .addOption(json())
    .action(async (fact, flags) => (await import('./commands/why.js')).why(fact, flags, context));

  listing(command('stats', questions.commands.stats).addOption(option('--top <n>', options.top).argParser(positive).default(10))).action(
    async (flags) => (await import('./commands/stats.js')).stats(flags, context),
  );
};
