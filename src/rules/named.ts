import type { Ending, Pattern } from './pattern.js';

/** The named joints of the grammar. */
export interface Joints {
  /** What `patternNamed` and `endingNamed` have looked up in these rules already. */
  readonly named: unknown[];
  /** Tried at a place. @throws Error if rules/ does not have it: a bug, not bad input. */
  pattern(id: string): Pattern;
  /** Tried backwards from a place. @throws Error as above */
  ending(id: string): Ending;
}

/** A joint as a stage names it: looked up once in a set of rules, not at every place of every text. */
export type Named<P> = (rules: Joints) => P;

let names = 0;

function named<P>(look: (rules: Joints) => P): Named<P> {
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
