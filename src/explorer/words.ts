import type { Edge, Relation, State } from '../index.js';
import type { View } from './view.js';

export type Side = 'cites' | 'cited-by';

/** What the relation is called from this end: `amends`, or `amended by`. */
export const relationWords = (relation: Relation, side: Side, { say }: View): string =>
  say.questions.relations[relation][side === 'cites' ? 0 : 1] ?? relation;

export const edgeWords = ({ relation, onlySaid }: Edge, side: Side, view: View): string =>
  relationWords(relation, side, view) + (onlySaid ? ` (${view.say.questions.onlySaid})` : '');

const MISSING = 'missing:';

/** A reason of linking in words: `missing:body,year` names the parts that a citation leaves open. */
export const reasonWords = (reason: string, { say }: View): string => {
  if (!reason.startsWith(MISSING)) return say.reasons[reason] ?? reason;
  const parts = reason.slice(MISSING.length).split(',');
  return say.missing([...new Set(parts.map((part) => say.parts[part] ?? part))].join(', '));
};

/** What a field of a fact is called. */
export const fieldWords = (name: string, { say }: View): string => say.valueNames[name] ?? name;

/** What returns every year, in words: `R/--12-15`. */
export const recurrence = (recurs: string, { say }: View): string => {
  const [, month, day] = /^R\/--(\d\d)(?:-(\d\d))?$/.exec(recurs) ?? [];
  return month === undefined ? recurs : say.everyYear(month, day ?? null);
};

/** A value of a fact for people: what is a code in JSON is said in words. */
export const valueWords = (name: string, value: unknown, view: View): string => {
  const { say } = view;
  if (Array.isArray(value)) return value.join(' | ');
  if (typeof value !== 'string') return value === null ? say.corrections.unknown : JSON.stringify(value);
  if (name === 'relation') return say.questions.relations[value as Relation]?.[0] ?? value;
  if (name === 'state') return say.states[value as State] ?? value;
  if (name === 'recurs') return recurrence(value, view);
  if (name === 'unit') return say.explorer.document.units[value] ?? value;
  return name === 'reason' ? reasonWords(value, view) : value;
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
