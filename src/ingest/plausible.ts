import { isSyllable } from './legacy/syllable.js';
import type { VietnameseScore } from './options.js';

const WORDS = /[\p{L}\p{M}]+/gu;
const NOT_ASCII = /[\u0080-\uffff]/;
/** Capitals inside a word, or signs between letters, come from a wrong code page. */
const BROKEN = /\p{L}[\u0080-\u009f\u00a1-\u00bf]|\p{Ll}\p{Lu}|\ufffd/gu;
const SAMPLE = 20_000;

/**
 * Judges by the build of syllables, without a word list: 1 if every word that has marked letters
 * could be Vietnamese, about 0 for other languages, below 0 for text read in a wrong code page.
 * Looks at the first 20,000 characters.
 */
export const soundsVietnamese: VietnameseScore = (text) => {
  const sample = text.slice(0, SAMPLE).normalize('NFC');
  const words = (sample.match(WORDS) ?? []).filter((w) => NOT_ASCII.test(w));
  const broken = sample.match(BROKEN)?.length ?? 0;
  const control = sample.match(/[\u0080-\u009f]/g)?.length ?? 0;
  if (words.length === 0) return -Math.min(2, (broken + control) / 10);
  const good = words.filter(isSyllable).length;
  return (good - broken - control) / words.length;
};
