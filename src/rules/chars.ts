/** Classes of UTF-16 units, looked up instead of matched: the hot loops ask millions of times. */
const WORD = 1;
const UPPER = 2;
const LOWER = 4;
const DIGIT = 8;
const BLANK = 16;

const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const mark = (pattern: RegExp, bit: number) => {
    for (let code = 0; code < 0x2000; code++) if (pattern.test(String.fromCharCode(code))) table[code] = (table[code] as number) | bit;
  };
  mark(/[\p{L}\p{N}]/u, WORD);
  mark(/\p{Lu}/u, UPPER);
  mark(/\p{Ll}/u, LOWER);
  mark(/[0-9]/, DIGIT);
  mark(/\s/, BLANK);
  return table;
}

/** 0 for what is no part of a word, 2 for digits, 1 for letters. */
export const WORD_CLASS: Uint8Array = CLASSES.map((bits) => ((bits & DIGIT) !== 0 ? 2 : bits & WORD));

const has = (text: string, at: number, bit: number): boolean =>
  at >= 0 && at < text.length && ((CLASSES[text.charCodeAt(at)] as number) & bit) !== 0;

export const isWordAt = (text: string, at: number): boolean => has(text, at, WORD);
export const isUpperAt = (text: string, at: number): boolean => has(text, at, UPPER);
export const isLowerAt = (text: string, at: number): boolean => has(text, at, LOWER);
export const isDigitAt = (text: string, at: number): boolean => has(text, at, DIGIT);
export const isBlankAt = (text: string, at: number): boolean => has(text, at, BLANK);

/** The word that ends where `end` stands, blanks left out; empty where none does. */
export function wordBefore(text: string, end: number, floor: number): { start: number; word: string } {
  const stop = skipBlanksBack(text, end, floor);
  let start = stop;
  while (start > floor && isWordAt(text, start - 1)) start--;
  return { start, word: text.slice(start, stop) };
}

/** The end of the word that begins at `at`; `at` itself if none does. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  while (isWordAt(text, end)) end++;
  return end;
}

export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (isBlankAt(text, end)) end++;
  return end;
}

export function skipBlanksBack(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && isBlankAt(text, start - 1)) start--;
  return start;
}
