import { utf16Of } from './detect.js';
import type { VietnameseScore } from './options.js';

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Single-byte encodings that Vietnamese text comes in, tried where the bytes are not Unicode.
 * Font encodings (TCVN3, VNI) find their place here with a decoder of their own.
 */
const CANDIDATES = ['windows-1258', 'tcvn', 'viscii', 'windows-1252'] as const;

/** Below this no candidate reads like text at all. */
const READABLE = -1;

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

async function singleByte(bytes: Uint8Array, encoding: string): Promise<string | null> {
  const { default: iconv } = await import('iconv-lite');
  if (!iconv.encodingExists(encoding)) return null;
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  // windows-1258 writes tone marks after their letter
  return text.normalize('NFC');
}

async function best(bytes: Uint8Array, encodings: readonly string[], score: VietnameseScore): Promise<Decoded | null> {
  let found: (Decoded & { score: number }) | null = null;
  for (const encoding of encodings) {
    const text = await singleByte(bytes, encoding);
    if (text === null) continue;
    const value = score(text);
    if (!found || value > found.score + 1e-6) found = { text, encoding, score: value };
  }
  return found && found.score > READABLE ? { text: found.text, encoding: found.encoding } : null;
}

/** UTF-8 with a few broken bytes (a cut file, a bad copy) still reads better as UTF-8 than as anything else. */
function brokenUtf8(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const wide = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return wide > 0 && bad <= Math.max(3, 0.02 * wide) ? { text, encoding: 'utf-8' } : null;
}

/**
 * Turns bytes into text by what they hold: byte order mark, valid UTF-8, UTF-16 by its zeros, then
 * the single-byte candidate that reads most like Vietnamese. The result is NFC where the encoding
 * composes letters from marks; Unicode text is left as it is. Null if nothing reads like text.
 */
export async function decode(bytes: Uint8Array, score: VietnameseScore, declared: string | null = null): Promise<Decoded | null> {
  const wide = utf16Of(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const unicode = utf8(bytes);
  if (unicode !== null) return { text: unicode, encoding: 'utf-8' };
  const broken = brokenUtf8(bytes);
  if (broken) return broken;
  const known = declared && !/utf/i.test(declared) ? [declared] : [];
  return best(bytes, [...known, ...CANDIDATES.filter((c) => !known.includes(c))], score);
}

/** What the page says of itself; only a hint, the bytes decide. */
const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;

/** Like `decode`, with the charset that the page declares as the first candidate. */
export async function decodeHtml(bytes: Uint8Array, score: VietnameseScore): Promise<Decoded | null> {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return decode(bytes, score, CHARSET.exec(head)?.[1]?.toLowerCase() ?? null);
}
