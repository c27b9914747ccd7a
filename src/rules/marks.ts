import type { RuleSource } from './load.js';
import { Phrases } from './phrases.js';

/** How a phrase is spelt, and whether only a name in capitals is meant. */
export interface Spelling {
  readonly spellings: readonly string[];
  readonly name: boolean;
}

/** Without its marks, letter for letter, so that places stay what they are. */
export const unmarkedLetters = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (letter) => {
    const bare = letter.normalize('NFD')[0] as string;
    return bare === '\u0111' ? 'd' : bare === '\u0110' ? 'D' : bare;
  });

const syllables = (phrase: string): number => phrase.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').length;

/**
 * Phrases of the lexicons by their letters without marks: recognising pictures loses marks far more often than letters.
 * Only phrases of two syllables and more, since a single one may be another word.
 */
export function spellingsOf(source: RuleSource): Phrases<Spelling> {
  const all = new Map<string, { spellings: string[]; name: boolean }>();
  const add = (phrase: string, name: boolean): void => {
    const composed = phrase.normalize('NFC');
    if (syllables(composed) < 2) return;
    const key = unmarkedLetters(composed).toLowerCase();
    const known = all.get(key) ?? { spellings: [], name };
    if (!known.spellings.includes(composed.toLowerCase())) known.spellings.push(composed.toLowerCase());
    all.set(key, { ...known, name: known.name && name });
  };
  const spelt = ({ name, also }: { readonly name: string; readonly also: readonly string[] }): string[] => [name, ...also];
  for (const list of [source.types, source.bodies, source.offices, source.laws, source.levels])
    for (const entry of list) for (const phrase of spelt(entry)) add(phrase, false);
  for (const phrase of source.words.recognized ?? []) add(phrase, false);
  for (const entry of source.provinces) for (const phrase of spelt(entry)) add(phrase, true);
  const phrases = new Phrases<Spelling>();
  for (const [key, value] of all) phrases.add(key, value);
  return phrases;
}
