import type { Archive, Edge, EdgeFilter, Relation, State } from '../../index.js';
import { EDGE } from '../../tables/index.js';
import { withDocument } from '../archive.js';
import type { Context } from '../context.js';
import { documentLine } from '../documents.js';
import { edgeText, type Side } from '../edge-text.js';
import { type ListFlags, printListing } from '../listing.js';

export interface EdgeFlags extends ListFlags {
  readonly relation?: readonly Relation[];
  readonly state?: readonly State[];
  readonly year?: number;
  readonly body?: string;
}

const filterOf = ({ relation, state, year, body }: EdgeFlags): EdgeFilter => ({ relations: relation, states: state, year, body });

const countText = (edges: readonly Edge[], total: number, side: Side, { say }: Context): string => {
  const shown = side === 'cites' ? String(edges.length) : say.mentionsIn(edges.length, new Set(edges.map(({ from }) => from)).size);
  return edges.length === total ? shown : say.questions.filteredOf(edges.length, total);
};

const list =
  (side: Side, ask: (archive: Archive, id: string, filter?: EdgeFilter) => Promise<Edge[]>) =>
  (id: string, flags: EdgeFlags, context: Context): Promise<void> =>
    withDocument(id, flags, context, async (archive, document) => {
      const total = (await ask(archive, document.id)).length;
      const edges = await ask(archive, document.id, filterOf(flags));
      const { colors, say } = context;
      const text = (): string => {
        const head = side === 'cites' ? say.facts.citations : say.fields.citedBy;
        const title = `${colors.cyan(documentLine(document, context))}\n${colors.dim(`${head}: ${countText(edges, total, side, context)}`)}`;
        return [title, ...edges.map((edge) => edgeText(edge, side, context))].join('\n\n');
      };
      const empty = `${say.nothing} (${document.id}: ${say.questions.filteredOf(0, total)})`;
      return printListing(flags, { json: { document, total, edges }, rows: edges, columns: EDGE, empty, text });
    });

export const cites = list('cites', (archive, id, filter) => archive.cites(id, filter));
export const citedBy = list('citedBy', (archive, id, filter) => archive.citedBy(id, filter));
