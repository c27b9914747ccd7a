import { isLowerAt, isUpperAt, Signs } from '../rules/index.js';

/** Letters that Vietnamese has and English has not. */
const VIETNAMESE = lettersOf(/[\u0103\u00e2\u0111\u00ea\u00f4\u01a1\u01b0\u1ea0-\u1ef9]/iu);
const SAMPLE = 4000;
const ENOUGH = 200;
const FEW = 0.04;
/** So many of so few letters settle it. */
const CLEAR = 0.12;

function lettersOf(pattern: RegExp): Signs {
  const letters = Array.from({ length: 0x2000 }, (_, code) => String.fromCharCode(code));
  return new Signs(letters.filter((letter) => pattern.test(letter)).join(''));
}

/** Vietnamese unless hardly any of the first letters is: official translations keep Vietnamese names. */
export function languageOf(text: string): 'vi' | 'en' {
  let letters = 0;
  let vietnamese = 0;
  for (let at = 0; at < Math.min(text.length, SAMPLE); at++) {
    if (!isLowerAt(text, at) && !isUpperAt(text, at)) continue;
    letters++;
    if (VIETNAMESE.at(text, at)) vietnamese++;
    if (letters === ENOUGH && vietnamese / letters > CLEAR) return 'vi';
  }
  return letters >= ENOUGH && vietnamese / letters < FEW ? 'en' : 'vi';
}
