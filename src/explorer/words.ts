import { type Edge, type Relation, reasonText, recurrenceText, type State } from '../index.js';
import type { View } from './view.js';

export type Side = 'cites' | 'cited-by';

/** What the relation is called from this end: `amends`, or `amended by`. */
export const relationWords = (relation: Relation, side: Side, { say }: View): string =>
  say.questions.relations[relation][side === 'cites' ? 0 : 1] ?? relation;

export const edgeWords = ({ relation, onlySaid }: Edge, side: Side, view: View): string =>
  relationWords(relation, side, view) + (onlySaid ? ` (${view.say.questions.onlySaid})` : '');

/** What a field of a fact is called. */
export const fieldWords = (name: string, { say }: View): string => say.valueNames[name] ?? name;

/** A value of a fact for people: what is a code in JSON is said in words. */
export const valueWords = (name: string, value: unknown, view: View): string => {
  const { say } = view;
  if (Array.isArray(value)) return value.join(' | ');
  if (typeof value !== 'string') return value === null ? say.corrections.unknown : JSON.stringify(value);
  if (name === 'relation') return say.questions.relations[value as Relation]?.[0] ?? value;
  if (name === 'state') return say.states[value as State] ?? value;
  if (name === 'recurs') return recurrenceText(value, view);
  if (name === 'unit') return say.explorer.document.units[value] ?? value;
  return name === 'reason' ? reasonText(value, view) : value;
};

/** Told in places of their own. */
const APART = new Set(['inferred', 'corrected', 'candidates', 'target', 'state', 'reason', 'details', 'against']);

/** What a fact says, field by field. */
export const saidBy = (values: Readonly<Record<string, unknown>>, view: View): [name: string, value: string][] =>
  Object.entries(values)
    .filter(([name, value]) => value !== null && !APART.has(name))
    .map(([name, value]) => [fieldWords(name, view), valueWords(name, value, view)]);

/** The kind of a fact in words: that of the tables of a summary. */
export const kindWords = (kind: string, { say }: View): string => say.facts[kind as keyof typeof say.facts] ?? kind;
