import type { BodyRef } from '../model/index.js';
import type { Level, Rules } from '../rules/index.js';

/** The level of a body by the word before its place, or by its kind. A "thành phố" that is no province itself is a district, also where it has the name of its province. */
export function rankOf(ref: BodyRef, rules: Rules): Level['rank'] | undefined {
  const { lexicon } = rules;
  const rank = ref.level ? lexicon.levelsByName.get(ref.level)?.rank : undefined;
  const province = ref.place === null ? undefined : lexicon.provincesByName.get(ref.place);
  const isTown = province === undefined || (ref.level === rules.word('city') && province.city === undefined);
  if (rank === 'province' && ref.place !== null && isTown) return 'district';
  if (rank) return rank;
  const level = lexicon.bodiesByName.get(ref.name)?.level;
  return ref.place !== null && (level === 'district' || level === 'commune') ? level : undefined;
}
