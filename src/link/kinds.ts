import type { BodyRef } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import type { Context } from './context.js';
import { begins } from './names.js';

/** "Giám đốc Sở", "Tổng công ty": the kind of a body and no more. */
export const isKindAlone = ({ known, name, province }: BodyRef, rules: Rules): boolean =>
  !known && province === null && rules.isWord('own-kind', name);

/** The body that a kind alone means: the one that speaks, else the only one of its kind that the document names; null where neither is. */
export function meantBy(kind: BodyRef, others: readonly BodyRef[], { issuer }: Context): BodyRef | null {
  const { office } = kind;
  if (issuer && begins(kind.name, issuer.name)) return { ...issuer, office };
  const only = onlyOne(others.filter(({ name }) => begins(kind.name, name)));
  return only && { ...only, office };
}

/** The body that all of them are; null where they differ, and of none. */
export function onlyOne(bodies: readonly BodyRef[]): BodyRef | null {
  const [first] = bodies;
  return first && bodies.every(({ name, place }) => name === first.name && place === first.place) ? first : null;
}
