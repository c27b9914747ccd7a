/** What a page draws, in order; glyphs have the character, the numbers between them are spacing. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

const SOFT_HYPHEN = '\u00ad';
/** pdf.js leaves out everything that is invisible in Unicode. */
const INVISIBLE = /^\p{Cf}$/u;

/** Soft hyphens by the number of visible characters before them; whether they touch the one before. */
interface Lost {
  readonly visible: string;
  readonly places: readonly { readonly after: number; readonly touches: boolean }[];
}

function lostIn(list: Operators, showText: number): Lost {
  let visible = '';
  let touches = false;
  const places: { after: number; touches: boolean }[] = [];
  list.fnArray.forEach((operator, i) => {
    if (operator !== showText) return;
    const [glyphs] = list.argsArray[i] as [readonly (number | { readonly unicode?: string })[]];
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') continue;
      const unicode = glyph.unicode ?? '';
      if (unicode === SOFT_HYPHEN) places.push({ after: visible.length, touches });
      else if (unicode.trim() === '') touches = false;
      else if (!INVISIBLE.test(unicode)) {
        visible += unicode;
        touches = true;
      }
    }
  });
  return { visible, places };
}

/**
 * Gives back the soft hyphens that pdf.js drops: in TCVN3 fonts they are the letter U+01B0. The
 * glyphs drawn tell where they stood; text that cannot be matched with them is left as it is.
 * @param texts the pieces of a page's text, not normalized, in the order of drawing
 */
export function restoreSoftHyphens(texts: readonly string[], list: Operators, showText: number): readonly string[] {
  const { visible, places } = lostIn(list, showText);
  // appearances of annotations are drawn behind the text and are not among its pieces
  if (places.length === 0 || !visible.startsWith(texts.join('').replace(/\s+/g, ''))) return texts;
  let count = 0;
  let next = 0;
  return texts.map((text) => {
    let out = '';
    for (const c of text) {
      const shown = c.trim() !== '';
      while (shown && places[next]?.after === count) {
        out += SOFT_HYPHEN;
        next++;
      }
      out += c;
      if (!shown) continue;
      count += c.length;
      while (places[next]?.after === count && places[next]?.touches) {
        out += SOFT_HYPHEN;
        next++;
      }
    }
    return out;
  });
}
