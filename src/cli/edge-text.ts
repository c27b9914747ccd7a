import type { Edge, Relation } from '../index.js';
import type { Context } from './context.js';
import { statePaint } from './documents.js';
import { placeText } from './layout.js';
import { marked, markLines } from './marks.js';
import { reasonText } from './reason.js';
import { indented } from './width.js';

/** From which end an edge is looked at. */
export type Side = 'cites' | 'citedBy';

/** What the relation is called from this end: `amends`, or `amended by`. */
export const relationText = (relation: Relation, side: Side, { say }: Context): string =>
  say.questions.relations[relation][side === 'cites' ? 0 : 1] ?? relation;

/** The document at the other end; where it is not told, what it may be. */
export const otherEnd = ({ from, to, candidates, reason, quote }: Edge, side: Side, context: Context): string => {
  if (side === 'citedBy') return from;
  return to ?? (candidates.join(' | ') || (reason === null ? quote : reasonText(reason, context)));
};

/** Where an edge stands and how it was read. */
export const sourceText = ({ file, span, rule, confidence, inferred }: Edge, context: Context): string =>
  `${placeText(file, span.page, context)} · ${rule} · ${confidence}${inferred.length > 0 ? ` · ~${inferred.join(' ~')}` : ''}`;

/** An edge with its evidence: what is cited how, the words, and where they stand. */
export const edgeText = (edge: Edge, side: Side, context: Context): string => {
  const { colors, say, width } = context;
  const state = statePaint(edge.state, context)(marked(say.states[edge.state], edge.corrected));
  return [
    `${colors.bold(otherEnd(edge, side, context))}  ${relationText(edge.relation, side, context)}  ${state}`,
    ...indented(`“${edge.quote}”`, 2, width),
    colors.dim(`  ${sourceText(edge, context)}`),
    ...markLines(edge.corrected, context).flatMap((line) => indented(line, 2, width)),
  ].join('\n');
};
