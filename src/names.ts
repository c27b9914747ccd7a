import type { Kind, Relation, State } from './model/index.js';

// Named here and not asked of the schemas, which are not loaded for help; the types hold them together.
const relations: Record<Relation, true> = {
  'legal-basis': true,
  implements: true,
  'responds-to': true,
  'issued-with': true,
  amends: true,
  replaces: true,
  repeals: true,
  guides: true,
  extends: true,
  corrects: true,
  'proposed-by': true,
  'replies-to': true,
  encloses: true,
  announces: true,
  mentions: true,
};
const states: Record<State, true> = { resolved: true, ambiguous: true, unheld: true, unidentified: true };
const kinds: Record<Kind, true> = { official: true, news: true, 'web-page': true, unknown: true };

/** Every relation that a citation may have. */
export const RELATIONS = Object.keys(relations) as readonly Relation[];
/** Every state of a citation. */
export const STATES = Object.keys(states) as readonly State[];
/** Every kind of a document. */
export const KINDS = Object.keys(kinds) as readonly Kind[];
