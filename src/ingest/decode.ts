import { decodeAs, latin } from './codepage.js';
import { utf16Of } from './detect.js';
import { applyEdits } from './legacy/edits.js';
import { findRepairs } from './legacy/repair.js';
import type { VietnameseScore } from './options.js';

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** Below this nothing reads like text at all. */
const READABLE = -1;
const SAMPLE = 20_000;

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** UTF-8 with a few broken bytes (a cut file, a bad copy) still reads better as UTF-8 than as anything else. */
function brokenUtf8(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const wide = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return wide > 0 && bad <= Math.max(3, 0.02 * wide) ? { text, encoding: 'utf-8' } : null;
}

/** Labels of single-byte pages that Vietnamese and Western files carry, rightly or not: the words decide on those. */
const WESTERN = /^(?:utf|unicode|us-ascii|ascii|iso-?8859-1|latin|windows-125[28]|cp125[28]|tcvn|viscii|vps|vni|x-)/i;

/** A page that says it is in, say, a Chinese encoding is believed if that leaves no byte unread. */
async function foreign(bytes: Uint8Array, declared: string | null): Promise<Decoded | null> {
  if (!declared || WESTERN.test(declared)) return null;
  const text = await decodeAs(bytes, declared);
  return text === null || text.includes('\ufffd') ? null : { text, encoding: declared };
}

/**
 * Turns bytes into text by what they hold: byte order mark, valid UTF-8, UTF-16 by its zeros. Other
 * bytes are shown as windows-1252, a character each, and left to the repair of legacy text (see
 * legacy.ts), which knows that form from font encodings. Null if nothing reads like text.
 */
export async function decode(bytes: Uint8Array, score: VietnameseScore, declared: string | null = null): Promise<Decoded | null> {
  const wide = utf16Of(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const unicode = utf8(bytes);
  if (unicode !== null) return { text: unicode, encoding: 'utf-8' };
  const broken = brokenUtf8(bytes);
  if (broken) return broken;
  const named = await foreign(bytes, declared);
  if (named) return named;
  const text = latin(bytes);
  const { edits } = await findRepairs(text.slice(0, SAMPLE));
  return score(applyEdits(text.slice(0, SAMPLE), edits)) > READABLE ? { text, encoding: 'windows-1252' } : null;
}

/** What the page says of itself; only a hint, the bytes decide. */
const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;

/** Like `decode`, with the charset that the page declares as a hint. */
export async function decodeHtml(bytes: Uint8Array, score: VietnameseScore): Promise<Decoded | null> {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return decode(bytes, score, CHARSET.exec(head)?.[1]?.toLowerCase() ?? null);
}
