import type { Member, Movement } from '../../index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { issuerHead, issuerText, numberText } from '../documents.js';
import { relationText, sourceText } from '../edge-text.js';
import { fieldsText, heading } from '../layout.js';
import { type Column, DOCUMENT, EVIDENCE, type ListFlags, printListing, within } from '../listing.js';
import { interval } from '../quota.js';
import { tableText } from '../table.js';

const periodsOf = ({ periods }: Movement): string => periods.map(({ start, end }) => interval(start, end)).join(', ');

const overview = (movements: readonly Movement[], context: Context): string => {
  const { columns, questions } = context.say;
  return tableText(
    [
      { head: columns.documents, align: 'right' },
      { head: questions.columns.campaign, least: 30 },
      { head: questions.columns.periods, least: 11 },
      { head: questions.columns.follows, least: 16 },
    ],
    movements.map((movement) => [
      movement.documents.length,
      movement.name,
      periodsOf(movement),
      movement.follows.map(({ name }) => name).join(' · '),
    ]),
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

interface Line {
  readonly movement: Movement;
  readonly member: Member;
}

const COLUMNS: readonly Column<Line>[] = [
  ['movement', ({ movement }) => movement.name],
  ['spellings', ({ movement }) => movement.spellings.map(({ name }) => name)],
  ['periods', ({ movement }) => periodsOf(movement)],
  ['follows', ({ movement }) => movement.follows.map(({ name }) => name)],
  ['role', ({ member }) => member.role],
  ...within('document_', ({ member }: Line) => member.document, DOCUMENT),
  ...within('', ({ member }: Line) => member, EVIDENCE),
];

export const campaigns = (words: readonly string[], flags: ListFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const asked = words.join(' ');
    const movements = await archive.campaigns(asked === '' ? undefined : asked);
    await printListing(flags, {
      json: { movements },
      rows: movements.flatMap((movement) => movement.documents.map((member) => ({ movement, member }))),
      columns: COLUMNS,
      empty: asked === '' ? context.say.nothing : context.say.notFound(asked),
      text: () => (asked === '' ? overview(movements, context) : movements.map((movement) => detail(movement, context)).join('\n\n')),
    });
  });
