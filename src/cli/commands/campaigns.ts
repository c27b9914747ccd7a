import type { Member, Movement } from '../../index.js';
import { MEMBER, memberLines, periodsOf } from '../../tables/index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { issuerHead, issuerText, numberText } from '../documents.js';
import { relationText, sourceText } from '../edge-text.js';
import { fieldsText, heading } from '../layout.js';
import { type ListFlags, printListing } from '../listing.js';
import { tableText } from '../table.js';

const overview = (movements: readonly Movement[], context: Context): string => {
  const { columns, questions } = context.say;
  return tableText(
    [
      { head: columns.documents, align: 'right' },
      { head: questions.columns.campaign, least: 30 },
      { head: questions.columns.periods, least: 11 },
      { head: questions.columns.follows, least: 16 },
    ],
    movements.map((movement) => [movement.total, movement.name, periodsOf(movement), movement.follows.map(({ name }) => name).join(' · ')]),
    context,
  );
};

const documentsOf = (members: readonly Member[], context: Context): string => {
  const { columns, questions } = context.say;
  return tableText(
    [
      { head: columns.date },
      { head: columns.type, least: 8 },
      { head: columns.number, least: 10 },
      {
        head: issuerHead(
          members.map(({ document }) => document),
          context,
        ),
        least: 16,
      },
      { head: questions.columns.role },
      { head: columns.page, align: 'right' },
      { head: columns.id },
    ],
    members.map(({ document, role, span }) => [
      document.date,
      document.type,
      numberText(document, context),
      issuerText(document, context),
      questions.roles[role],
      span.page,
      document.id,
    ]),
    context,
  );
};

/** One movement in full: how it is written, when it runs, what it follows and by which words, its documents. */
const detail = (movement: Movement, context: Context): string => {
  const { campaigns } = context.say.questions;
  const { name, spellings, follows, documents } = movement;
  const others = spellings.filter((spelling) => spelling.name !== name).map((spelling) => `${spelling.name} (${spelling.mentions})`);
  return [
    heading(name, context),
    fieldsText(
      [
        [campaigns.spellings, others.join(' · ')],
        [campaigns.periods, periodsOf(movement)],
        ...follows.map(
          ({ name: other, edge }) =>
            [
              campaigns.follows,
              `${other}: ${edge.from} ${relationText(edge.relation, 'cites', context)} ${edge.to} “${edge.quote}” (${sourceText(edge, context)})`,
            ] as const,
        ),
      ],
      context,
    ),
    documentsOf(documents, context),
  ]
    .filter((part) => part !== '')
    .join('\n');
};

export const campaigns = (words: readonly string[], flags: ListFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const asked = words.join(' ');
    const movements = await archive.campaigns(asked === '' ? undefined : asked);
    await printListing(flags, {
      json: { movements },
      rows: memberLines(movements),
      columns: MEMBER,
      empty: asked === '' ? context.say.nothing : context.say.notFound(asked),
      text: () => (asked === '' ? overview(movements, context) : movements.map((movement) => detail(movement, context)).join('\n\n')),
    });
  });
