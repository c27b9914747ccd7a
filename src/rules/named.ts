import type { Ending, Pattern } from './pattern.js';
import type { Words } from './words.js';

/** The named joints of the grammar. */
export interface Joints {
  /** What has been looked up in these rules by the functions below already. */
  readonly named: unknown[];
  /** Tried at a place. @throws Error if rules/ does not have it: a bug, not bad input. */
  pattern(id: string): Pattern;
  /** Tried backwards from a place. @throws Error as above */
  ending(id: string): Ending;
  /** The words of a role of rules/lexicons/words.yaml. */
  words(role: string): Words<true>;
  /** The first word of a role, as facts write it. */
  word(role: string): string | null;
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
export const wordsNamed = (role: string): Named<Words<true>> => named((rules) => rules.words(role));
export const wordNamed = (role: string): Named<string | null> => named((rules) => rules.word(role));
