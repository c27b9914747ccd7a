const foldAny = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u0110\u0111\u00d0\u00f0]/g, 'd')
    .toLowerCase();

/** Up to here, the letters of Vietnamese and the dashes and quotes of print, what folds letter by letter is looked up. */
const TABLE_END = 0x2100;

/** The code that a code folds to; 0 where one letter alone does not tell: it vanishes, becomes several, or goes by its neighbours. */
const TABLE = Uint16Array.from({ length: TABLE_END }, (_, code) => {
  const isLatin = code < 0x250 || (code >= 0x1e00 && code < 0x1f00) || code >= 0x2000;
  const folded = isLatin ? foldAny(String.fromCharCode(code)) : '';
  return folded.length === 1 ? folded.charCodeAt(0) : 0;
});

const NO_WORD = /[^\p{L}\p{N}]+/gu;
const BLANK = 0x20;

/** The same for words: what parts them is a blank. */
const WORDS = TABLE.map((folded) => (folded === 0 ? 0 : String.fromCharCode(folded).replace(NO_WORD, ' ').charCodeAt(0)));

/** Longer texts are turned piece by piece: an argument list has an end. */
const PIECE = 4096;
const codes = new Uint16Array(PIECE);
const textOf = (length: number): string => String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]);

/** A text of nothing but Latin letters and print, as nearly all are, by the table; null for others. */
function byTable(text: string, table: Uint16Array, collapsing: number): string | null {
  let made = '';
  let filled = 0;
  let last = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const folded = code < TABLE_END ? (table[code] as number) : 0;
    if (folded === 0) return null;
    if (folded === collapsing && last === collapsing) continue;
    codes[filled++] = last = folded;
    if (filled === PIECE) {
      made += textOf(filled);
      filled = 0;
    }
  }
  return made + textOf(filled);
}

/** Lower case, without diacritics, \u0111 as d: the form in which people search and names are compared. */
export const fold = (text: string): string => byTable(text, TABLE, -1) ?? foldAny(text);

/** Folded and with everything but letters and digits turned into single blanks. */
export const foldWords = (text: string): string => (byTable(text, WORDS, BLANK) ?? foldAny(text).replace(NO_WORD, ' ')).trim();

/** The form a name has in an identity path: `Đắk Nông` becomes `dak-nong`. */
export function slug(text: string): string {
  let made = SLUGS.get(text);
  if (made === undefined) {
    made = foldWords(text).replaceAll(' ', '-');
    if (SLUGS.size >= MOST_SLUGS) SLUGS.clear();
    SLUGS.set(text, made);
  }
  return made;
}

/** Few names, asked for at every citation. */
const SLUGS = new Map<string, string>();
const MOST_SLUGS = 20_000;
