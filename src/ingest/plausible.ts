import type { VietnameseScore } from './options.js';

/** Points for each letter, by code point: Vietnamese letters rare elsewhere count most. */
function weightOf(code: number): number {
  // Latin Extended Additional: vowels with two marks
  if (code >= 0x1ea0 && code <= 0x1ef9) return 3;
  // đ Đ ơ Ơ ư Ư ă Ă
  if (code === 0x111 || code === 0x110 || code === 0x1a0 || code === 0x1a1 || code === 0x1af || code === 0x1b0 || code === 0x102 || code === 0x103) return 3;
  // â ê ô, then vowels with acute, grave and tilde
  if (VOWELS.has(code)) return 2;
  // tone marks that stand by themselves, as windows-1258 writes them
  if (code === 0x300 || code === 0x301 || code === 0x303 || code === 0x309 || code === 0x323) return 2;
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return 0.2;
  if (code < 0x80) return 0;
  if (code === 0xa0 || (code >= 0x2010 && code <= 0x2026)) return 0;
  return -4;
}

const VOWELS = new Set([
  0xe0, 0xe1, 0xe2, 0xe3, 0xe8, 0xe9, 0xea, 0xec, 0xed, 0xf2, 0xf3, 0xf4, 0xf5, 0xf9, 0xfa, 0xfd, 0x129, 0x169,
  0xc0, 0xc1, 0xc2, 0xc3, 0xc8, 0xc9, 0xca, 0xcc, 0xcd, 0xd2, 0xd3, 0xd4, 0xd5, 0xd9, 0xda, 0xdd, 0x128, 0x168,
]);

/** A letter with marks inside a word after a capital, or two capitals of other kinds: mojibake looks so. */
const ODD = /\p{Ll}\p{Lu}\p{Ll}|\p{L}[\u00a1-\u00bf]\p{L}/gu;

/**
 * Judges by letters alone, without a word list: about 1 per letter for Vietnamese, below 0 for
 * text read in a wrong code page. Looks at the first 20,000 characters.
 */
export const lettersOfVietnamese: VietnameseScore = (text) => {
  const sample = text.slice(0, 20_000).normalize('NFC');
  let sum = 0;
  let letters = 0;
  for (const char of sample) {
    const code = char.codePointAt(0) ?? 0;
    const weight = weightOf(code);
    sum += weight;
    if (weight !== 0) letters++;
  }
  sum -= 4 * (sample.match(ODD)?.length ?? 0);
  return letters === 0 ? 0 : sum / letters;
};
