import type { VietnameseScore } from './options.js';

/** Vietnamese syllables without their marks: an onset, one of few nuclei, one of few codas. */
const SYLLABLE =
  /^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:uye|uya|uyu|ieu|yeu|oai|oay|oeo|oao|uoi|uou|uai|uay|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])(?:ch|ng|nh|[cmnpt])?$/;

const TONES = /\u0300|\u0301|\u0303|\u0309|\u0323/g;
/** Breve on a, circumflex on a e o, horn on o u: nothing else. */
const SHAPES = /[^a]\u0306|[^aeo]\u0302|[^ou]\u031b/;
const KNOWN = /^(?:[a-z]|\u0300|\u0301|\u0302|\u0303|\u0306|\u0309|\u031b|\u0323)+$/;
const WORDS = /[\p{L}\p{M}]+/gu;
const NOT_ASCII = /[\u0080-\uffff]/;
/** Capitals inside a word, or signs between letters, come from a wrong code page. */
const BROKEN = /\p{L}[\u0080-\u009f\u00a1-\u00bf]|\p{Ll}\p{Lu}|\ufffd/gu;
const SAMPLE = 20_000;

function isSyllable(word: string): boolean {
  const letters = word.toLowerCase().replaceAll('\u0111', 'd').normalize('NFD');
  if (!KNOWN.test(letters) || (letters.match(TONES)?.length ?? 0) > 1) return false;
  const shaped = letters.replace(TONES, '');
  return !SHAPES.test(shaped) && SYLLABLE.test(shaped.replace(/\p{M}/gu, ''));
}

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
