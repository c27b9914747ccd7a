import { isSyllable } from '../legacy/syllable.js';
import type { PageContent } from './page.js';

/** With fewer words a page does not show how well it was read. */
const ENOUGH = 40;
/** Share of words that could not be Vietnamese from which on a text over a picture is taken for badly recognised … */
const BAD = 0.1;
/** … and share of words with marks below which they were lost. */
const UNMARKED = 0.5;
const WORDS = /[\p{L}\p{M}]+/gu;

/** How far a text is from Vietnamese, 0 (all words could be) to 1; null where there are too few words to tell. */
export function strangeness(text: string): number | null {
  const all = text.normalize('NFC').match(WORDS) ?? [];
  // abbreviations and lone letters tell nothing
  const words = all.filter((word) => word.length > 1 && !(word === word.toUpperCase() && word.length < 7));
  if (words.length < ENOUGH) return null;
  const strange = words.filter((word) => !isSyllable(word)).length / words.length;
  const plain = words.filter((word) => !/[^a-z]/i.test(word)).length / words.length;
  return plain > UNMARKED ? Math.max(strange, plain) : strange;
}

export const textOfRuns = (page: Pick<PageContent, 'runs'>): string => page.runs.map((run) => run.text).join(' ');

/** Is the text of this page so strange that a picture under it should be read anew? Tells nothing of the picture. */
export const looksMisread = (page: PageContent): boolean => (strangeness(textOfRuns(page)) ?? 0) > BAD;
