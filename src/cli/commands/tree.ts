import type { Archive, Relation, Step, Tree, TreeQuestion } from '../../index.js';
import { DOCUMENT, EDGE, within } from '../../tables/index.js';
import { withDocument } from '../archive.js';
import type { Context } from '../context.js';
import { documentLine, statePaint } from '../documents.js';
import { edgeRelationText, relationText, sourceText } from '../edge-text.js';
import { type ListFlags, printListing } from '../listing.js';
import { validityShort, validityText } from '../validity-text.js';
import { columnsOf, truncate } from '../width.js';

export interface TreeFlags extends ListFlags {
  readonly relation?: readonly Relation[];
  readonly depth?: number;
  readonly at?: string;
}

const LEAST_QUOTE = 24;

/** Of every step whether another one of its depth follows before the branch ends: then its line goes on. */
const goingOn = (steps: readonly Step[]): boolean[] => {
  const goes = steps.map(() => false);
  // From the last step up: which depths have been met since the last one that is nearer to the root.
  let met: boolean[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const { depth } = steps[i] as Step;
    goes[i] = met[depth] === true;
    met = met.slice(0, depth);
    met[depth] = true;
  }
  return goes;
};

/** The lines that lead to every step, and to what is said below it. */
const indents = (steps: readonly Step[]): { own: string; below: string }[] => {
  const goes = goingOn(steps);
  const open: string[] = [];
  return steps.map(({ depth }, i) => {
    if (depth === 0) return { own: '', below: '' };
    const before = open.slice(0, depth - 1).join('');
    open[depth - 1] = goes[i] ? '│  ' : '   ';
    return { own: `${before}${goes[i] ? '├─ ' : '└─ '}`, below: `${before}${open[depth - 1]}` };
  });
};

const stepText = (step: Step, indent: { own: string; below: string }, tree: Tree, context: Context): string => {
  const { colors, say, tableWidth } = context;
  const { document, edge } = step;
  if (!edge) return document ? colors.cyan(documentLine(document, context)) : '';
  const side = tree.direction === 'basis' ? 'cites' : 'citedBy';
  const name = document ? documentLine(document, context) : statePaint(edge.state, context)(say.states[edge.state]);
  const notes = [
    document && !document.held ? say.questions.stats.notHeld : null,
    validityShort(step.validity, context),
    step.mentions > 1 ? say.questions.times(step.mentions) : null,
    step.repeated ? `↑ ${say.questions.tree.repeated}` : null,
  ].filter((note) => note !== null);
  const head = `${indent.own}${colors.dim(edgeRelationText(edge, side, context))} ${name}${notes.length > 0 ? `  ${colors.dim(notes.join(' · '))}` : ''}`;
  if (step.repeated) return head;
  const room = Math.max(LEAST_QUOTE, tableWidth - columnsOf(indent.below) - 4);
  return [
    head,
    `${indent.below}  ${truncate(`“${edge.quote}”`, room)}`,
    `${indent.below}  ${colors.dim(truncate(sourceText(edge, context), room))}`,
  ].join('\n');
};

/** Who amends a document does not rest on it: relations that were chosen go by their names. */
const countText = ({ direction, documents, relations }: Tree, chosen: boolean, context: Context): string => {
  const { tree } = context.say.questions;
  const side = direction === 'basis' ? 'cites' : 'citedBy';
  if (!chosen) return tree[direction](documents);
  return tree.along(documents, relations.map((relation) => relationText(relation, side, context)).join(', '));
};

const treeText = (tree: Tree, chosen: boolean, context: Context): string => {
  const { colors, say } = context;
  const { questions } = say;
  const lines = indents(tree.steps);
  const [root, ...steps] = tree.steps.map((step, i) => stepText(step, lines[i] as { own: string; below: string }, tree, context));
  const head = [countText(tree, chosen, context), tree.at === null ? null : questions.tree.validOn(tree.at)]
    .filter((part) => part !== null)
    .join(' · ');
  const changed = new Map(
    tree.steps.flatMap(({ document, validity }) =>
      document && validity && (validity.changes.length > 0 || validity.register) ? [[document.id, validity] as const] : [],
    ),
  );
  const validities = [...changed].map(([id, validity]) => `${colors.cyan(id)}\n${validityText(validity, context)}`);
  return [[root, colors.dim(head), ...steps].join('\n'), ...(tree.direction === 'basis' ? validities : [])].join('\n\n');
};

const COLUMNS = [
  ['depth', (step: Step) => step.depth] as const,
  ['repeated', (step: Step) => step.repeated] as const,
  ['mentions', (step: Step) => step.mentions] as const,
  ...within('document_', (step: Step) => step.document, DOCUMENT),
  ['validity', (step: Step) => step.validity?.state ?? null] as const,
  ['changed_by', (step: Step) => step.validity?.changes.map(({ edge }) => edge.from) ?? []] as const,
  ...within('', (step: Step) => step.edge, EDGE),
];

const grow =
  (ask: (archive: Archive, id: string, question: TreeQuestion) => Promise<Tree | null>) =>
  (id: string, flags: TreeFlags, context: Context): Promise<void> =>
    withDocument(id, flags, context, async (archive, document) => {
      const tree = await ask(archive, document.id, { relations: flags.relation, depth: flags.depth, at: flags.at });
      if (!tree) return;
      await printListing(flags, {
        json: tree,
        rows: tree.steps.slice(1),
        columns: COLUMNS,
        // Asked for a day, the validity of the root is an answer by itself.
        empty: tree.at === null ? `${context.say.nothing} (${document.id})` : null,
        text: () => treeText(tree, flags.relation !== undefined && flags.relation.length > 0, context),
      });
    });

export const basis = grow((archive, id, question) => archive.basis(id, question));
export const impact = grow((archive, id, question) => archive.impact(id, question));
