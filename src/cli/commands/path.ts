import type { Chain, Relation } from '../../index.js';
import { EDGE, within } from '../../tables/index.js';
import { type ArchiveOptions, oneDocument, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { documentLine } from '../documents.js';
import { relationText, sourceText } from '../edge-text.js';
import { type ListFlags, printListing } from '../listing.js';
import { indented } from '../width.js';

export interface PathFlags extends ListFlags, ArchiveOptions {
  readonly relation?: readonly Relation[];
  readonly either?: boolean;
}

const chainText = ({ from, to, direction, steps }: Chain, context: Context): string => {
  const { say, colors, width } = context;
  if (direction === null) return '';
  if (steps.length === 0) return say.questions.path.same;
  const first = direction === 'backward' ? to : from;
  const lines = steps.flatMap(({ edge, document }) => {
    const side = edge.to === document.id ? 'cites' : 'citedBy';
    return [
      `  ↓ ${relationText(edge.relation, side, context)}`,
      ...indented(`“${edge.quote}”`, 4, width),
      colors.dim(`    ${sourceText(edge, context)}`),
      colors.cyan(documentLine(document, context)),
    ];
  });
  return [colors.dim(say.questions.path[direction](steps.length)), colors.cyan(documentLine(first, context)), ...lines].join('\n');
};

const COLUMNS = within('', ({ edge }: Chain['steps'][number]) => edge, EDGE);

export const path = (first: string, last: string, flags: PathFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const from = await oneDocument(archive, first, flags, context);
    const to = from && (await oneDocument(archive, last, flags, context));
    const chain = to && (await archive.path(from.id, to.id, { relations: flags.relation, either: flags.either }));
    if (!chain) return;
    const { apart, none } = context.say.questions.path;
    // No steps with a direction: both are the same document.
    const empty = chain.direction === null ? (flags.either ? apart : none) : null;
    await printListing(flags, { json: chain, rows: chain.steps, columns: COLUMNS, empty, text: () => chainText(chain, context) });
  });
