import type { Archive, Doubt, KeyPart } from '../../index.js';
import { DOUBT, doubtLines } from '../../tables/index.js';
import { oneDocument, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { numberText, statePaint } from '../documents.js';
import { relationText, sourceText } from '../edge-text.js';
import { type ListFlags, printListing } from '../listing.js';
import { reasonText } from '../reason.js';
import { indented } from '../width.js';

export interface AmbiguousFlags extends ListFlags {
  readonly all?: boolean;
  readonly body?: string;
}

type Candidate = Doubt['candidates'][number];

/** The parts of the key by how they compare: what agrees, what differs, what one of the two leaves open. */
const fitText = (parts: readonly KeyPart[], { say }: Context): string => {
  const { doubts, parts: names } = say.questions;
  const of = (agrees: boolean | null, name: string): string[] => {
    const own = parts
      .filter((part) => part.agrees === agrees)
      .map(({ part, known }) => (agrees ? names[part] : `${names[part]} ${known ?? ''}`.trim()));
    return own.length > 0 ? [`${name}: ${own.join(', ')}`] : [];
  };
  return [...of(true, doubts.agrees), ...of(false, doubts.differs), ...of(null, doubts.open)].join(' · ');
};

const candidateText = ({ document, parts }: Candidate, context: Context): string[] => {
  const named = [document.type, numberText(document, context), document.date, document.issuer].filter(Boolean).join(' ');
  return [`  ? ${context.colors.bold(document.id)}  ${named}`, `      ${fitText(parts, context)}`];
};

const doubtText = ({ edge, candidates }: Doubt, context: Context): string => {
  const { say, colors, width } = context;
  const reason = edge.reason === null ? '' : `, ${reasonText(edge.reason, context)}`;
  return [
    `${colors.bold(edge.fact)}  ${relationText(edge.relation, 'cites', context)}  ${statePaint(edge.state, context)(say.states[edge.state])}${reason}`,
    ...indented(`“${edge.quote}”`, 2, width),
    colors.dim(`  ${sourceText(edge, context)}`),
    ...candidates.flatMap((candidate) => candidateText(candidate, context)),
  ].join('\n');
};

const citing = async (archive: Archive, id: string | undefined, flags: AmbiguousFlags, context: Context) =>
  id === undefined ? undefined : oneDocument(archive, id, flags, context);

export const ambiguous = (id: string | undefined, flags: AmbiguousFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const document = await citing(archive, id, flags, context);
    if (document === null) return;
    const doubts = await archive.ambiguous({ all: flags.all, body: flags.body, document: document?.id });
    const { questions } = context.say;
    await printListing(flags, {
      json: { doubts },
      rows: doubtLines(doubts),
      columns: DOUBT,
      empty: questions.doubts.nothing,
      text: () =>
        [context.colors.dim(questions.counted.doubts(doubts.length)), ...doubts.map((doubt) => doubtText(doubt, context))].join('\n\n'),
    });
  });
