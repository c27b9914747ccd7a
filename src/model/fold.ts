/** Lower case, without diacritics, \u0111 as d: the form in which people search and names are compared. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u0110\u0111\u00d0\u00f0]/g, 'd')
    .toLowerCase();

/** Folded and with everything but letters and digits turned into single blanks. */
export const foldWords = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

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
