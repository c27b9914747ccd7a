import type { BodyRef, DocumentNumber } from '../../model/index.js';
import { type Rules, symbolKey } from '../../rules/index.js';
import { finding } from '../finding.js';
import { type Check, isDay, says } from '../read.js';

/** Names of the bodies that the letters of a number stand for; none where any group of letters is unknown. */
function named({ bodies }: DocumentNumber, { lexicon }: Rules): string[] {
  const [first, second] = bodies;
  if (first === undefined) return [];
  const joined = second === undefined ? undefined : lexicon.bodiesBySymbol.get(symbolKey(`${first}-${second}`));
  const all = joined ?? lexicon.bodiesBySymbol.get(symbolKey(first.replace(/\d+$/, ''))) ?? [];
  return all.map(({ name }) => name);
}

const alike = (one: string, other: string): boolean => one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);

/** Whether the body, or one that it became or came from, is among those that the letters mean. */
function isMeant(issuer: BodyRef, names: readonly string[], { lexicon }: Rules): boolean {
  const family = (name: string): string[] => [name, lexicon.bodiesByName.get(name)?.into ?? name];
  return names.some((name) => family(name).some((one) => family(issuer.name).some((other) => alike(one, other))));
}

/** The issuer in words against the letters of the number, and against the type that only some bodies issue. */
export const issuers: Check = function* (read, rules) {
  for (const cited of read.citations) {
    const { number, issuer, type, date, span, nested, confidence } = cited.mention;
    if (!issuer?.known || nested || !says(cited, 'issuer') || confidence < 0.8) continue;
    const names = number && number.bodies.length === 1 && number.style !== 'old' ? named(number, rules) : [];
    if (number && names.length > 0 && !isMeant(issuer, names, rules))
      yield finding('issuer-differs', span, { issuer: issuer.name, number: number.canonical, letters: names.join(', ') });
    else if (type !== null && says(cited, 'type') && !rules.audit.mayIssue(type, issuer.name, isDay(date) ? date : read.date))
      yield finding('issuer-of-type', span, { type, issuer: issuer.name });
  }
};
