import type { OffsetMap } from '../model/index.js';
import { isLowerAt, isSignAt, isUpperAt, Signs, textOf, unitsOf } from '../rules/index.js';
import { applyEdits, type Edit, IDENTITY } from './offsets.js';

/** One letter for one letter: what typists, fonts and converters put in place of the right one. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '\u00d0': '\u0110', // Icelandic eth for D with stroke
  '\u0189': '\u0110',
  '\u00f0': '\u0111',
  '\u01a2': '\u01af', // gha for U with horn
  '\u01a3': '\u01b0',
  '\u0410': 'A', // Cyrillic capitals inside symbols
  '\u0412': 'B',
  '\u0415': 'E',
  '\u041a': 'K',
  '\u041c': 'M',
  '\u041d': 'H',
  '\u041e': 'O',
  '\u0420': 'P',
  '\u0421': 'C',
  '\u0422': 'T',
  '\u0425': 'X',
  '\u2044': '/',
  '\uff0f': '/',
};
const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f]/;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
const CHANGED =
  /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\f\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00d0\u0189\u00f0\u01a2\u01a3\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420-\u0422\u0425\u2044\uff0f]/;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]+/g;
// a letter with its marks, or a single letter that Unicode holds to be the same as another one
const MARKED = /[^\p{M}]\p{M}+|[\u0340-\u0387\u0958-\u0fff\u1f71-\u1fff\u2126-\u232a\uf900-\ufb4e\u{1d15e}-\u{1d1c0}\u{2f800}-\u{2fa1d}]/gu;

const REPLACED = 1;
const HIDDEN = 2;
const UNCOMPOSED = 4;
const TONED = 8;
const KINDS = kinds();

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const [changed, invisible, mark] = [CHANGED, new RegExp(INVISIBLE.source), /\p{M}/u];
  const toned = /^[aeyAEY][\u0300\u0301\u0309\u0303\u0323]$/;
  for (let code = 0x80; code < 0x10000; code++) {
    const c = String.fromCharCode(code);
    // half of a letter beyond the first plane tells nothing
    const composes = mark.test(c) || c.normalize('NFC') !== c || (code >= 0xd800 && code < 0xdc00);
    table[code] =
      (changed.test(c) ? REPLACED : 0) |
      (invisible.test(c) ? HIDDEN : 0) |
      (composes ? UNCOMPOSED : 0) |
      (toned.test(c.normalize('NFD')) ? TONED : 0);
  }
  return table;
}

/** One look at every letter tells which of the repairs below a text needs at all. */
function survey(units: Uint16Array): number {
  let found = 0;
  for (let i = 0; i < units.length; i++) found |= KINDS[units[i] as number] as number;
  return found;
}

function edits(text: string, pattern: RegExp, by: (match: string) => string): Edit[] {
  const list: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const replacement = by(match[0]);
    if (replacement !== match[0]) list.push({ start: match.index, end: match.index + match[0].length, by: replacement });
  }
  return list;
}

// The two ways of placing the tone on oa, oe, uy at the end of a word; the older one is what Decree 30/2020 prints.
const OLDER_TONES = olderTones();

function olderTones(): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const tones = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
  for (const [first, seconds] of ['oaeAE', 'OaeAE', 'uyY', 'UyY'].map((letters) => [letters[0] as string, letters.slice(1)] as const))
    for (const second of seconds)
      for (const tone of tones) pairs.set(first + (second + tone).normalize('NFC'), (first + tone).normalize('NFC') + second);
  return pairs;
}

/** The letters that a tone may belong to though it stands on the next one. */
const FIRSTS = new Signs('oOuU');

/** The letters at `at - 1` and `at` with the tone on the first, if it stands on the second at the end of a word. */
function olderTone(text: string, at: number): string | undefined {
  if (!FIRSTS.at(text, at - 1) || isLowerAt(text, at + 1) || isUpperAt(text, at + 1)) return undefined;
  const isGlide = isSignAt(text, at - 2, 'q') || isSignAt(text, at - 2, 'Q');
  return isGlide && text[at - 1]?.toLowerCase() === 'u' ? undefined : OLDER_TONES.get(text.slice(at - 1, at + 1));
}

/** One letter for one, so that no offset moves. `units` are the letters of the text; they are written over. */
function respelt(text: string, units: Uint16Array): string {
  let same = true;
  for (let at = nextFault(units, 0); at < units.length; at = nextFault(units, at + 1)) {
    if (((KINDS[units[at] as number] as number) & REPLACED) !== 0) units[at] = replacementOf(text[at] as string).charCodeAt(0);
    else {
      const pair = olderTone(text, at);
      if (!pair) continue;
      units[at - 1] = pair.charCodeAt(0);
      units[at] = pair.charCodeAt(1);
    }
    same = false;
  }
  return same ? text : textOf(units);
}

/** The next letter that may not be as it should. A loop that calls nothing is run several times faster. */
function nextFault(units: Uint16Array, from: number): number {
  let at = from;
  for (; at < units.length; at++) {
    const kind = KINDS[units[at] as number] as number;
    if ((kind & REPLACED) !== 0 || ((kind & TONED) !== 0 && at > 0 && FIRSTS.has(units[at - 1] as number))) break;
  }
  return at;
}

const replacementOf = (letter: string): string => LOOK_ALIKES[letter] ?? (DASH.test(letter) ? '-' : BLANK.test(letter) ? ' ' : letter);

/**
 * One Unicode form for every way of writing the same letters: NFC, plain blanks and hyphens, the right Đ,
 * one placement of tones, nothing invisible.
 */
export function normalizeCharacters(raw: string): { text: string; map: OffsetMap } {
  const units = unitsOf(raw);
  const found = survey(units);
  const composed =
    (found & UNCOMPOSED) === 0 || raw === raw.normalize('NFC') ? [] : edits(raw, MARKED, (cluster) => cluster.normalize('NFC'));
  const invisible = (found & HIDDEN) !== 0 ? edits(raw, INVISIBLE, () => '') : [];
  const both = composed.length && invisible.length ? merge(composed, invisible) : composed.length ? composed : invisible;
  if (both.length === 0) return { text: respelt(raw, units), map: IDENTITY };
  const { text, map } = applyEdits(raw, both);
  return { text: respelt(text, unitsOf(text)), map };
}

function merge(a: readonly Edit[], b: readonly Edit[]): Edit[] {
  const all = [...a, ...b].sort((x, y) => x.start - y.start);
  const kept: Edit[] = [];
  for (const edit of all) if (kept.length === 0 || (kept.at(-1) as Edit).end <= edit.start) kept.push(edit);
  return kept;
}
