import { foldWords } from '../model/index.js';

/**
 * A search text as phrases of folded words: what stands in double quotes is one phrase, and so is
 * each other word (`461/KH-UBND` is the phrase 461 kh ubnd).
 */
export const phrasesOf = (query: string): string[][] =>
  [...query.matchAll(/"([^"]*)"|[^\s"]+/gu)]
    .map(([typed, quoted]) => foldWords(quoted ?? typed))
    .filter((words) => words !== '')
    .map((words) => words.split(' '));
