import type { Relation } from './summary.js';

/** What says most of a relation comes first: a basis before a mention. */
const FIRST: readonly Relation[] = ['legal-basis', 'implements', 'amends', 'replaces', 'repeals', 'guides', 'responds-to', 'issued-with'];
const OTHER = FIRST.length;
const LAST = OTHER + 1;

/** The less, the more a citation of this relation tells. */
export const tellingPlace = (relation: Relation): number => {
  const place = FIRST.indexOf(relation);
  return place >= 0 ? place : relation === 'mentions' ? LAST : OTHER;
};

/** The same as SQL over a column. */
export const tellingPlaceSql = (column: string): string =>
  `case ${column} ${FIRST.map((relation, place) => `when '${relation}' then ${place}`).join(' ')} when 'mentions' then ${LAST} else ${OTHER} end`;
