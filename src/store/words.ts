import { foldWords } from '../model/index.js';

/** An index has room for words of any language and none for what is no word: a picture in letters, a row of dots. */
const MOST = 500;
const LONG = new RegExp(`\\S{${MOST + 1},}`, 'gu');

/** A word as indexes hold it. */
export const indexedWord = (word: string): string => (word.length > MOST ? word.slice(0, MOST) : word);

/** Folded words parted by single blanks, as indexes hold them: what parts words is decided here, for queries and text alike. */
export const indexed = (text: string | null): string => foldWords(text ?? '').replace(LONG, indexedWord);
