import type { Codec } from './codecs.js';
import { WORDS_AS_SHOWN } from './codecs.js';
import { isSyllable } from './syllable.js';

const NOT_ASCII = /[\u0080-\uffff]/;
/** Short names of bodies and kinds have no syllable; they speak neither for nor against a reading. U+00D0 is a common slip. */
const INITIALS = /^[A-Z\u0110\u01af\u00d0]{1,9}$/;
const LETTER = /[A-Za-z\u00c0-\u1ef9]/;

/** Does a word look like Vietnamese? 1 a syllable, -1 none, 0 cannot be told. */
export function weigh(word: string): -1 | 0 | 1 {
  if (isSyllable(word)) return 1;
  return INITIALS.test(word) ? 0 : -1;
}

/** Syllables minus words that are none, of the words that have a letter beyond ASCII, as the line stands. */
export function weighShown(line: string): number {
  let sum = 0;
  for (const word of line.match(WORDS_AS_SHOWN) ?? []) {
    // bullets and section signs alone say nothing
    if (NOT_ASCII.test(word) && LETTER.test(word)) sum += weigh(word.normalize('NFC'));
  }
  return sum;
}

/** The same, as the line would read in an encoding. */
export function weighRead(line: string, codec: Codec): number {
  let sum = 0;
  for (const word of line.match(codec.tokens) ?? []) {
    if (!NOT_ASCII.test(word) || (word.length === 1 && !LETTER.test(word))) continue;
    const meant = codec.decode(word);
    sum += meant === null ? -1 : weigh(meant);
  }
  return sum;
}
