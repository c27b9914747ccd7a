import { byteOf, latinOf, tableOf } from '../codepage.js';
import { vniTable } from './vni.js';

export type CodecName = 'tcvn3' | 'vni' | 'viscii' | 'windows-1258';

/** One way to misread Vietnamese: text that shows windows-1252 characters in place of what they mean. */
export interface Codec {
  readonly name: CodecName;
  /** Words as this encoding writes them: its signs count as letters. */
  readonly words: RegExp;
  /** The same with all signs that look like letters of some encoding: those it does not know speak against it. */
  readonly tokens: RegExp;
  /** What a word means, composed. Null if it holds a letter that this encoding cannot write. */
  decode(word: string): string | null;
}

/** Word keeps characters of symbol fonts in the private area, the byte in the low half. */
const PRIVATE = 0xf000;

/** Programs that compose characters (NFKC) make this of the micro sign. */
const GREEK_MU = 0x03bc;

function sign(code: number): number {
  if (code === GREEK_MU) return 0xb5;
  return code >= PRIVATE + 0x20 && code <= PRIVATE + 0xff ? code - PRIVATE : byteOf(code);
}

/** Signs of windows-1252 that are letters in some of these encodings. */
const SIGNS = '\\u00a1-\\u00bf\\u0192\\u02c6\\u02dc\\u2020\\u2021\\u2030\\uf0a1-\\uf0ff';

/** Words of a text that needs no repair, with the signs that would be letters if it did. */
export const WORDS_AS_SHOWN = new RegExp(`[\\p{L}\\p{M}${SIGNS}]+`, 'gu');

const isLetter = (text: string): boolean => /[\p{L}\p{M}]/u.test(text);

function codec(name: CodecName, bytes: ReadonlyMap<number, string>, foreign: boolean): Codec {
  const signs = [...bytes.keys()].flatMap((byte) => [latinOf(byte), String.fromCharCode(PRIVATE + byte)]);
  const escaped = signs.map((s) => `\\u${s.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return {
    name,
    words: new RegExp(`[\\p{L}\\p{M}${escaped}]+`, 'gu'),
    tokens: new RegExp(`[\\p{L}\\p{M}${SIGNS}${escaped}]+`, 'gu'),
    decode(word) {
      let out = '';
      for (const c of word) {
        const code = c.charCodeAt(0);
        const letter = code < 0x80 && code >= 0x20 ? c : bytes.get(sign(code));
        if (letter !== undefined) out += letter;
        else if (foreign) out += c;
        else return null;
      }
      return out.normalize('NFC');
    },
  };
}

/**
 * The letters that .VnTime fonts have: TCVN 5712 in its third version. Capitals with a tone are
 * not among them (the capital fonts draw them over small letters), which tells it from others.
 */
const isTcvn3 = (byte: number, letter: string): boolean =>
  (byte >= 0xa1 && byte <= 0xae) || (byte >= 0xb5 && letter === letter.toLowerCase());

async function bytesOf(encoding: string, wanted: (byte: number, letter: string) => boolean): Promise<Map<number, string>> {
  const table = await tableOf(encoding);
  return new Map(
    table.flatMap((letter, byte) =>
      (letter !== String.fromCharCode(byte) || byte >= 0x80) && isLetter(letter) && wanted(byte, letter) ? [[byte, letter] as const] : [],
    ),
  );
}

function vni(): Codec {
  const table = vniTable();
  return {
    name: 'vni',
    words: /[\p{L}\p{M}\uf0c0-\uf0ff]+/gu,
    tokens: WORDS_AS_SHOWN,
    decode(word) {
      let out = '';
      for (let i = 0; i < word.length; i++) {
        const at = plain(word, i);
        const pair = table.get(at + plain(word, i + 1));
        if (pair !== undefined) i++;
        const letter = pair ?? table.get(at);
        if (letter === undefined && at.charCodeAt(0) >= 0x80) return null;
        out += letter ?? at;
      }
      return out;
    },
  };
}

const plain = (word: string, i: number): string => {
  const code = word.charCodeAt(i);
  return code >= PRIVATE + 0x20 && code <= PRIVATE + 0xff ? String.fromCharCode(code - PRIVATE) : word.charAt(i);
};

let loaded: Promise<readonly Codec[]> | null = null;

/** All of them, most frequent first. */
export function codecs(): Promise<readonly Codec[]> {
  loaded ??= (async () => [
    codec('tcvn3', await bytesOf('tcvn', isTcvn3), false),
    vni(),
    codec('windows-1258', await bytesOf('windows-1258', (byte) => byte >= 0xc0), true),
    codec('viscii', await bytesOf('viscii', () => true), false),
  ])();
  return loaded;
}
