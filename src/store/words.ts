import { foldWords } from '../model/index.js';

/** An index has room for words of any language and none for what is no word: a picture in letters, a row of dots. */
const MOST = 500;
const LONG = new RegExp(`\\S{${MOST + 1},}`, 'gu');

function longestWord(words: string): number {
  let longest = 0;
  for (let start = 0, end: number; start < words.length; start = end + 1) {
    end = words.indexOf(' ', start);
    if (end === -1) end = words.length;
    longest = Math.max(longest, end - start);
  }
  return longest;
}

/** A word as indexes hold it. */
export const indexedWord = (word: string): string => (word.length > MOST ? word.slice(0, MOST) : word);

/** Folded words parted by single blanks, as indexes hold them: what parts words is decided here, for queries and text alike. */
export const indexed = (text: string | null): string => {
  const words = foldWords(text ?? '');
  return longestWord(words) > MOST ? words.replace(LONG, indexedWord) : words;
};
