import type { Archive, DocumentRow, Edge } from '../../index.js';
import { type ArchiveOptions, withDocument } from '../archive.js';
import type { Context } from '../context.js';
import { numberText, statePaint } from '../documents.js';
import { marked, markLines } from '../marks.js';
import { printJson, printLine } from '../output.js';
import { reasonText } from '../reason.js';
import { wrap } from '../width.js';

type Side = 'cites' | 'citedBy';

const otherEnd = ({ from, to, candidates, reason, quote }: Edge, side: Side, context: Context): string => {
  if (side === 'citedBy') return from;
  return to ?? (candidates.join(' | ') || (reason === null ? quote : reasonText(reason, context)));
};

/** An edge with its evidence: what is cited how, the words, and where they stand. */
const edgeText = (edge: Edge, side: Side, context: Context): string => {
  const { colors, say, width } = context;
  const state = statePaint(edge.state, context)(marked(say.states[edge.state], edge.corrected));
  const inferred = edge.inferred.length > 0 ? ` · ~${edge.inferred.join(' ~')}` : '';
  return [
    `${colors.bold(otherEnd(edge, side, context))}  ${edge.relation}  ${state}`,
    ...wrap(`“${edge.quote}”`, width - 2).map((line) => `  ${line}`),
    colors.dim(`  ${edge.file}, ${say.page(edge.span.page)} · ${edge.rule} · ${edge.confidence}${inferred}`),
    ...markLines(edge.corrected, context).flatMap((line) => wrap(line, width - 2).map((part) => `  ${part}`)),
  ].join('\n');
};

const titleOf = (document: DocumentRow, context: Context): string =>
  [document.id, [document.type, numberText(document, context), document.date].filter(Boolean).join(' ')].filter(Boolean).join('  ');

const list =
  (side: Side, ask: (archive: Archive, id: string) => Promise<Edge[]>) =>
  (id: string, flags: ArchiveOptions, context: Context): Promise<void> =>
    withDocument(id, flags, context, async (archive, document) => {
      const edges = await ask(archive, document.id);
      if (flags.json) return printJson({ document, edges });
      const { colors, say } = context;
      const blocks = edges.map((edge) => edgeText(edge, side, context));
      const count = say.mentionsIn(edges.length, new Set(edges.map((edge) => otherEnd(edge, side, context))).size);
      const title = `${colors.cyan(titleOf(document, context))}\n${colors.dim(
        `${side === 'cites' ? say.facts.citations : say.fields.citedBy}: ${side === 'cites' ? edges.length : count}`,
      )}`;
      return printLine([title, ...blocks].join('\n\n'));
    });

export const cites = list('cites', (archive, id) => archive.cites(id));
export const citedBy = list('citedBy', (archive, id) => archive.citedBy(id));
