/**
 * VNI for Windows: a plain letter and, behind it, a letter of windows-1252 whose picture in the font
 * is the mark; some Vietnamese letters have a place of their own. iconv-lite does not know it.
 */

/** Letters with a place of their own, small and capital. */
const SINGLE: readonly (readonly [number, string])[] = [
  [0xd1, '\u0110'],
  [0xf1, '\u0111'],
  [0xd4, '\u01a0'],
  [0xf4, '\u01a1'],
  [0xd6, '\u01af'],
  [0xf6, '\u01b0'],
  [0xc6, '\u1ec8'],
  [0xe6, '\u1ec9'],
  [0xd2, '\u1eca'],
  [0xf2, '\u1ecb'],
  [0xd3, '\u0128'],
  [0xf3, '\u0129'],
  [0xcd, '\u00cd'],
  [0xed, '\u00ed'],
  [0xcc, '\u00cc'],
  [0xec, '\u00ec'],
  [0xce, '\u1ef4'],
  [0xee, '\u1ef5'],
];

/** Marks by their small sign: what the letter before them gets. The capital sign is 20 (hex) lower. */
const TONES: readonly (readonly [number, string])[] = [
  [0xf9, '\u0301'],
  [0xf8, '\u0300'],
  [0xfb, '\u0309'],
  [0xf5, '\u0303'],
  [0xef, '\u0323'],
];
const CIRCUMFLEX: readonly (readonly [number, string])[] = [
  [0xe2, '\u0302'],
  [0xe1, '\u0302\u0301'],
  [0xe0, '\u0302\u0300'],
  [0xe5, '\u0302\u0309'],
  [0xe3, '\u0302\u0303'],
  [0xe4, '\u0302\u0323'],
];
const BREVE: readonly (readonly [number, string])[] = [
  [0xea, '\u0306'],
  [0xe9, '\u0306\u0301'],
  [0xe8, '\u0306\u0300'],
  [0xfa, '\u0306\u0309'],
  [0xfc, '\u0306\u0303'],
  [0xeb, '\u0306\u0323'],
];

const CARRIERS: readonly (readonly [string, string, readonly (readonly [number, string])[]])[] = [
  ['aA', 'aA', [...TONES, ...CIRCUMFLEX, ...BREVE]],
  ['eEoO', 'eEoO', [...TONES, ...CIRCUMFLEX]],
  ['uUyY', 'uUyY', TONES],
  // horned letters are single places that take tones alone
  ['\u00f4', '\u01a1', TONES],
  ['\u00d4', '\u01a0', TONES],
  ['\u00f6', '\u01b0', TONES],
  ['\u00d6', '\u01af', TONES],
];

/** What a written sign, or pair of signs, stands for. */
export function vniTable(): Map<string, string> {
  const table = new Map(SINGLE.map(([byte, letter]) => [String.fromCharCode(byte), letter]));
  for (const [signs, letters, marks] of CARRIERS) {
    for (const [i, sign] of [...signs].entries()) {
      for (const [byte, mark] of marks) {
        const letter = `${letters[i]}${mark}`.normalize('NFC');
        // people mix small and capital marks: both are read
        table.set(sign + String.fromCharCode(byte), letter);
        table.set(sign + String.fromCharCode(byte - 0x20), letter);
      }
    }
  }
  return table;
}
