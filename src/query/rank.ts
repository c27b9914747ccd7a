import { type DocumentRow, fold, foldWords } from '../model/index.js';
import { type Term, termsOf } from './terms.js';

const bare = (number: string): string => number.replace(/^0+(?=\d)/, '');

/** The term is the number, or all of it up to a joint: 30/2020 of 30/2020/ND-CP, 86 of 86-KH/TU. */
const isNumber = ({ number }: DocumentRow, { whole }: Term): boolean => {
  if (number === null) return false;
  const [own, asked] = [bare(fold(number)), bare(whole)];
  return own === asked || own.startsWith(`${asked}/`) || own.startsWith(`${asked}-`);
};

const holds = (words: string, part: string | null): boolean => part !== null && ` ${words} `.includes(` ${foldWords(part)} `);

/** A serial alone may as well be a day or a year, so it counts where the type is named. */
const isSerial = ({ whole }: Term): boolean => /^\d+$/.test(whole) && !/^(?:19|20)\d\d$/.test(whole);
const isJoint = ({ whole }: Term): boolean => /^\d+[/-]./.test(whole);
/** `145/kh-ubnd`, which no day can be. */
export const hasLetters = ({ whole }: Term): boolean => /^\d+[/-](?:\d{4}[/-])?\p{L}/u.test(whole);

/**
 * Of documents that have all words of the query, those that are meant by number: where number and type are named,
 * what merely cites or contains the figures is not meant, and where a whole number is typed, only what has it. All of them where
 * the query names no number.
 */
export const meantByNumber = (query: string, found: readonly DocumentRow[]): readonly DocumentRow[] => {
  const numbers = termsOf(query).filter((term) => isJoint(term) || isSerial(term));
  const words = foldWords(query);
  const numbered = found.filter((row) => numbers.some((term) => isNumber(row, term)));
  const typed = numbered.filter(({ type }) => holds(words, type));
  if (typed.length > 0) return typed;
  const joint = numbered.filter((row) => numbers.some((term) => isJoint(term) && isNumber(row, term)));
  if (joint.length > 0) return joint;
  return numbers.some(hasLetters) ? [] : found;
};

/** 0 for a document of exactly this name, 1 for one whose name begins so, 2 for any other. */
const distance = ({ type, title }: DocumentRow, words: string): number => {
  if (title === null) return 2;
  const name = foldWords(title);
  const names = [name, ...(type === null ? [] : [`${foldWords(type)} ${name}`])];
  return names.includes(words) ? 0 : names.some((one) => one.startsWith(`${words} `)) ? 1 : 2;
};

/** Documents of exactly the name that was typed come first; otherwise the order stays. */
export const namedFirst = (query: string, found: readonly DocumentRow[]): DocumentRow[] => {
  const words = foldWords(query);
  return [...found].sort((a, b) => distance(a, words) - distance(b, words));
};
