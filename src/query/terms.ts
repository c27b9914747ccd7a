import { fold, foldWords } from '../model/index.js';

/** A word as a person typed it to mean a document, folded; `parts` are its runs of letters and digits. */
export interface Term {
  readonly whole: string;
  readonly parts: readonly string[];
  /** Has a digit, so it is (part of) a number or a date and must be the document's own. */
  readonly numeric: boolean;
}

const trimmed = (word: string): string => word.replace(/^[^\p{L}\p{N}~]+|[^\p{L}\p{N}]+$/gu, '');

export const termsOf = (query: string): Term[] =>
  fold(query)
    .split(/\s+/u)
    .map(trimmed)
    .filter((whole) => whole !== '')
    .map((whole) => ({ whole, parts: foldWords(whole).split(' '), numeric: /\p{N}/u.test(whole) }));
