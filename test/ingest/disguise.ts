import { latinOf, tableOf } from '../../src/ingest/codepage.js';
import { vniTable } from '../../src/ingest/legacy/vni.js';

/** Vietnamese as it shows in a program that does not know its encoding: windows-1252 characters. */
export type Disguise = (text: string) => string;

async function bytewise(encoding: string): Promise<Disguise> {
  const table = await tableOf(encoding);
  const signs = new Map(table.flatMap((letter, byte) => (byte >= 0x80 ? [[letter, latinOf(byte)] as const] : [])));
  return (text) => [...text].map((c) => signs.get(c) ?? c).join('');
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

export const disguises = async (): Promise<Record<'tcvn3' | 'vni' | 'viscii' | 'windows-1258', Disguise>> => {
  const vni = new Map([...vniTable()].map(([sign, letter]) => [letter, sign]));
  const code = await bytewise('windows-1258');
  return {
    tcvn3: await bytewise('tcvn'),
    vni: (text) => [...text].map((c) => vni.get(c) ?? c).join(''),
    viscii: await bytewise('viscii'),
    'windows-1258': (text) =>
      [...text]
        .map((c) => {
          const apart = c.normalize('NFD');
          const tone = TONE.exec(apart)?.[0];
          return code(c) !== c || !tone ? code(c) : code(apart.replace(tone, '').normalize('NFC') + tone);
        })
        .join(''),
  };
};

/** Disguised text as the bytes of a file. */
export const asBytes = (shown: string): Uint8Array => {
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [latinOf(byte), byte]));
  return Uint8Array.from(shown, (c) => bytes.get(c) ?? 0x3f);
};
