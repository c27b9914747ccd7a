import type { BodyRef } from '../model/index.js';
import type { Level, Rules } from '../rules/index.js';

/** The level of a body by the word before its place, or by its kind. A "thành phố" of another name than a province's is a district. */
export function rankOf(ref: BodyRef, { lexicon }: Rules): Level['rank'] | undefined {
  const rank = ref.level ? lexicon.levelsByName.get(ref.level)?.rank : undefined;
  if (rank === 'province' && ref.place !== null && !lexicon.provincesByName.has(ref.place)) return 'district';
  if (rank) return rank;
  const level = lexicon.bodiesByName.get(ref.name)?.level;
  return ref.place !== null && (level === 'district' || level === 'commune') ? level : undefined;
}
