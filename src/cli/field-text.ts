import type { Relation, State } from '../index.js';
import type { Context } from './context.js';
import { reasonText } from './reason.js';

/** What a field of a fact is called; one that the language has no word for keeps the name that JSON has for it. */
export const fieldName = (name: string, { say }: Context): string => say.valueNames[name] ?? name;

/** A value of a fact for people: what is a code in JSON is said in words. */
export const valueText = (name: string, value: unknown, context: Context): string => {
  const { say } = context;
  if (value === null) return say.corrections.unknown;
  if (Array.isArray(value)) return value.join(' | ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (name === 'relation') return say.questions.relations[value as Relation]?.[0] ?? value;
  if (name === 'state') return say.states[value as State] ?? value;
  return name === 'reason' ? reasonText(value, context) : value;
};
