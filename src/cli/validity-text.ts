import type { Change, Validity } from '../index.js';
import type { Context } from './context.js';
import { relationText, sourceText } from './edge-text.js';
import { indented } from './width.js';

/** The state in a word or two for a line of a tree; null where nothing is known. */
export const validityShort = (validity: Validity | null, { say }: Context): string | null =>
  validity && say.questions.validity.short[validity.state];

const dayOf = ({ edge, effect }: Change, { say }: Context): string | null => {
  const { since, issued } = say.questions.validity;
  return effect !== null ? since(effect) : edge.citing.date === null ? null : issued(edge.citing.date);
};

const changeText = (change: Change, context: Context): string => {
  const { say, width, colors } = context;
  const { validity } = say.questions;
  const { edge, effective } = change;
  const notes = [
    dayOf(change, context),
    edge.pinpoint === null ? null : validity.part(edge.pinpoint),
    effective === false ? validity.later : effective === null ? validity.open : null,
  ].filter((note) => note !== null);
  return [
    `  ${relationText(edge.relation, 'citedBy', context)} ${colors.bold(edge.from)}`,
    `    ${notes.join(' · ')}`,
    ...indented(`“${edge.quote}”`, 4, width),
    colors.dim(`    ${sourceText(edge, context)}`),
  ].join('\n');
};

/** What is known of the validity of a document on a day, each change with its evidence. */
export const validityText = (known: Validity, context: Context): string => {
  const { validity } = context.say.questions;
  const head = `${context.colors.bold(`${validity.field} ${validity.at(known.at)}`)}  ${validity.states[known.state]}`;
  if (known.changes.length === 0) return `${head}\n  ${context.colors.dim(validity.none)}`;
  return [head, ...known.changes.map((change) => changeText(change, context))].join('\n');
};
