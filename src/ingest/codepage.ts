/** The only place that knows iconv-lite: code pages as tables, and bytes read by name. */

/** What windows-1252 has at 80-9F; the five places that it leaves open stay control characters. */
const HIGH =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

const BYTE_OF = new Map([...HIGH].map((c, i) => [c.charCodeAt(0), 0x80 + i]));

/** Bytes as windows-1252, one character a byte and none lost: what a font-mapped text looks like too. */
export const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (c) => HIGH[c.charCodeAt(0) - 0x80] as string);

/** The character that windows-1252 shows for a byte. */
export const latinOf = (byte: number): string => (byte >= 0x80 && byte < 0xa0 ? (HIGH[byte - 0x80] as string) : String.fromCharCode(byte));

/** The byte that a character was, had it been windows-1252; -1 for others. */
export function byteOf(code: number): number {
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  return BYTE_OF.get(code) ?? -1;
}

/** What each of the 256 bytes stands for. */
export async function tableOf(encoding: string): Promise<string[]> {
  const { default: iconv } = await import('iconv-lite');
  return Array.from({ length: 256 }, (_, byte) => iconv.decode(Buffer.of(byte), encoding));
}

/** Decodes by the name of an encoding; null if there is none of that name. */
export async function decodeAs(bytes: Uint8Array, encoding: string): Promise<string | null> {
  const { default: iconv } = await import('iconv-lite');
  if (!iconv.encodingExists(encoding)) return null;
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

/** iconv-lite's decoding, for those who need it often. Marks are put together with their letters. */
export async function decoder(): Promise<(bytes: Uint8Array, encoding: string) => string> {
  const { default: iconv } = await import('iconv-lite');
  return (bytes, encoding) => iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding).normalize('NFC');
}
