import type { Rules } from './index.js';
import type { Ending, Pattern } from './pattern.js';

/** A joint of the grammar as a stage names it: looked up once in a set of rules, not at every place of every text. */
export type Named<P> = (rules: Rules) => P;

let names = 0;

function named<P>(look: (rules: Rules) => P): Named<P> {
  const slot = names++;
  return (rules) => {
    const known = rules.named[slot] as P | undefined;
    if (known !== undefined) return known;
    const found = look(rules);
    rules.named[slot] = found;
    return found;
  };
}

export const patternNamed = (id: string): Named<Pattern> => named((rules) => rules.pattern(id));
export const endingNamed = (id: string): Named<Ending> => named((rules) => rules.ending(id));
