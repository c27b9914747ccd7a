import type { Relation } from '../../model/index.js';
import { mayHoldVerb, type Rules, verbsOf } from '../../rules/index.js';

/**
 * What the last telling verb of an English clause says of the document cited behind it, by its infinitive:
 * translators inflect where Vietnamese does not. In the passive the cited document is the one that acts.
 */
export function relationByVerb(clause: string, rules: Rules): Relation | null {
  const { englishVerbs } = rules.source;
  if (!mayHoldVerb(clause, englishVerbs)) return null;
  for (const { infinitive, passive } of verbsOf(clause).reverse()) {
    const relation = englishVerbs[infinitive];
    if (relation) return passive ? 'mentions' : relation;
  }
  return null;
}
