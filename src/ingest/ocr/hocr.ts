import type { Letter, Word } from './engine.js';

const LINE = /<span class='(?:ocr_line|ocr_header|ocr_caption|ocr_textfloat)'[^>]*?title="([^"]*)"[^>]*>/g;
const WORD = /<span class='ocrx_word'[^>]*?title='([^']*)'[^>]*>/g;
const LETTER = /<span class='ocrx_cinfo' title='([^']*)'>([^<]*)<\/span>/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

const numbersOf = (title: string, name: string): number[] =>
  (new RegExp(`${name}((?: -?[\\d.]+)+)`).exec(title)?.[1] ?? '').trim().split(' ').map(Number);

const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => ENTITIES[name] as string)
    .replace(/\s+/g, '');

function lettersOf(markup: string): Letter[] {
  return [...markup.matchAll(LETTER)].map(([, place = '', text = '']) => {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersOf(place, 'x_bboxes');
    return { text: textOf(text), x0, y0, x1, y1 };
  });
}

/** The pieces of a text that begin with a match, each with its first group. */
function pieces(text: string, pattern: RegExp): { readonly title: string; readonly rest: string }[] {
  const starts = [...text.matchAll(pattern)];
  return starts.map((match, i) => ({ title: match[1] as string, rest: text.slice(match.index, starts[i + 1]?.index) }));
}

/** Reads what Tesseract writes in its own form of hOCR: words with their boxes, the line they stand on, how sure it is. */
export function wordsOf(hocr: string): Word[] {
  return pieces(hocr, LINE).flatMap(({ title, rest }, line) => {
    const [left = 0, , , bottom = 0] = numbersOf(title, 'bbox');
    const [slope = 0, offset = 0] = numbersOf(title, 'baseline');
    const [size = 0] = numbersOf(title, 'x_size');
    return pieces(rest, WORD).flatMap(({ title: place, rest: markup }) => {
      const text = textOf(markup);
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersOf(place, 'bbox');
      const [confidence = 0] = numbersOf(place, 'x_wconf');
      const baseline = bottom + offset + slope * ((x0 + x1) / 2 - left);
      const word = {
        text,
        x0,
        y0,
        x1,
        y1,
        baseline,
        size: size || y1 - y0,
        line,
        confidence: confidence / 100,
        letters: lettersOf(markup),
      };
      return text === '' ? [] : [word];
    });
  });
}
