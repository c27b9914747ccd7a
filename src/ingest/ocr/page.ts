import { isSyllable } from '../legacy/syllable.js';
import type { Engine, Word } from './engine.js';
import { type Grey, turned } from './grey.js';
import { provenHead } from './head.js';
import { skewOf, straightened } from './skew.js';

/** What was recognised on one picture. */
export interface Recognized {
  readonly words: readonly Word[];
  /** Size of the picture that the words' places count in, in pixels: turned upright it may differ from what was given. */
  readonly width: number;
  readonly height: number;
  /** Mean over the letters, 0 to 1; 0 where nothing was found. */
  readonly confidence: number;
}

/** Below this a page may stand on its head or side … */
const UNLIKELY = 0.55;
/** … and from this on it stands upright. */
const LIKELY = 0.75;
/** Fewer words than this tell nothing. */
const FEW = 5;
/** Specks and rules are taken for signs and lone letters with less confidence than this. */
const SPECK = 0.5;

/** A signature comes out as words that are none. */
const SCRAWL = 0.35;

const confidenceOf = (words: readonly Word[]): number => {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters;
};

/** What rules, stars and edges of the paper are taken for. */
const RULES = /^[_|~`'^]+$/;

const isSpeck = ({ text, confidence }: Word): boolean =>
  RULES.test(text) ||
  (confidence < SPECK && (!/[\p{L}\p{N}]/u.test(text) || /^\p{L}$/u.test(text))) ||
  (confidence < SCRAWL && !/\/|\d{2}/.test(text) && !isSyllable(text.replace(/[^\p{L}\p{M}]/gu, '')));

async function look(picture: Grey, dpi: number, engine: Engine): Promise<{ words: Word[]; picture: Grey; confidence: number }> {
  const straight = straightened(picture, skewOf(picture));
  const words = (await engine.recognize(straight, dpi, 'page')).filter((word) => !isSpeck(word));
  return { words, picture: straight, confidence: confidenceOf(words) };
}

/**
 * Reads one page: straightened, turned upright if need be, the figures of its letterhead held against a second look.
 * @param alive called after every look, so that who waits knows that work goes on
 */
export async function recognizePage(picture: Grey, dpi: number, engine: Engine, alive: () => void): Promise<Recognized> {
  let best = await look(picture, dpi, engine);
  alive();
  for (const quarters of [1, 3, 2]) {
    if (best.confidence >= UNLIKELY || best.words.length < FEW) break;
    const other = await look(turned(picture, quarters), dpi, engine);
    alive();
    if (other.confidence > best.confidence) best = other;
    if (best.confidence >= LIKELY) break;
  }
  const words = await provenHead(best.words, best.picture, dpi, engine);
  const { width, height } = best.picture;
  return { words, width, height, confidence: best.confidence };
}
