/** Classes of UTF-16 units, looked up instead of matched: the hot loops ask millions of times. */
const WORD = 1;
const UPPER = 2;
const LOWER = 4;
const DIGIT = 8;
const BLANK = 16;

/** Letters of alphabets stand below; above are signs and scripts without cases. */
const ALPHABETS = 0x2000;

const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const mark = (pattern: RegExp, bit: number) => {
    for (let code = 0; code < ALPHABETS; code++) if (pattern.test(String.fromCharCode(code))) table[code] = (table[code] as number) | bit;
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

/** The small letter of every letter, where that is one unit too. */
export const LOWER_CASE: Uint16Array = Uint16Array.from({ length: 0x10000 }, (_, code) => {
  const lower = code < ALPHABETS ? String.fromCharCode(code).toLowerCase() : '';
  return lower.length === 1 ? lower.charCodeAt(0) : code;
});

/**
 * A few signs, asked for by place. Places outside the text are told apart before they are read, here and below: the engine
 * gives up the fast way of reading letters where it was once sent beyond them.
 */
export class Signs {
  private readonly table = new Uint8Array(0x10000);

  constructor(signs: string) {
    for (const sign of signs) this.table[sign.charCodeAt(0)] = 1;
  }

  /** Whether this unit is one of them. */
  has(unit: number): boolean {
    return this.table[unit] === 1;
  }

  at(text: string, at: number): boolean {
    return at >= 0 && at < text.length && this.table[text.charCodeAt(at)] === 1;
  }
}

/** Whether this sign stands at the place. Indexing a text would make a string of the letter first. */
export const isSignAt = (text: string, at: number, sign: string): boolean =>
  at >= 0 && at < text.length && text.charCodeAt(at) === sign.charCodeAt(0);

const has = (text: string, at: number, bit: number): boolean =>
  at >= 0 && at < text.length && ((CLASSES[text.charCodeAt(at)] as number) & bit) !== 0;

export const isWordAt = (text: string, at: number): boolean => has(text, at, WORD);
export const isUpperAt = (text: string, at: number): boolean => has(text, at, UPPER);
export const isLowerAt = (text: string, at: number): boolean => has(text, at, LOWER);
export const isDigitAt = (text: string, at: number): boolean => has(text, at, DIGIT);
export const isBlankAt = (text: string, at: number): boolean => has(text, at, BLANK);

/** Where the word begins that ends at `end`; `end` itself if none does. */
export function wordStart(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && isWordAt(text, start - 1)) start--;
  return start;
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

/** The letters of a text to be read one after the other: several times faster than from a string. */
export function unitsOf(text: string): Uint16Array {
  const bytes = Buffer.allocUnsafeSlow(text.length * 2);
  bytes.write(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

export const textOf = (units: Uint16Array): string => Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
