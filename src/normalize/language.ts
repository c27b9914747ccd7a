import { isLowerAt, isUpperAt } from '../rules/index.js';

/** Letters that Vietnamese has and English has not, in either case. */
const VIETNAMESE = new Set('\u0103\u00e2\u0111\u00ea\u00f4\u01a1\u01b0\u0102\u00c2\u0110\u00ca\u00d4\u01a0\u01af');
const isVietnamese = (letter: string): boolean => (letter >= '\u1ea0' && letter <= '\u1ef9') || VIETNAMESE.has(letter);
const SAMPLE = 4000;
const ENOUGH = 200;

/** Vietnamese unless hardly any of the first letters is: official translations keep Vietnamese names. */
export function languageOf(text: string): 'vi' | 'en' {
  let letters = 0;
  let vietnamese = 0;
  for (let at = 0; at < Math.min(text.length, SAMPLE); at++) {
    if (!isLowerAt(text, at) && !isUpperAt(text, at)) continue;
    letters++;
    if (isVietnamese(text[at] as string)) vietnamese++;
  }
  return letters >= ENOUGH && vietnamese / letters < 0.04 ? 'en' : 'vi';
}
