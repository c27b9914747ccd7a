import { decodeAs, latin } from './codepage.js';
import { applyEdits } from './legacy/edits.js';
import { findRepairs } from './legacy/repair.js';
import { soundsVietnamese } from './plausible.js';

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * The name of a file as bytes without a word on their encoding: UTF-8 where it is valid, else what sounds most
 * Vietnamese of the code pages that old archives were made with, else code page 437, as ZIP has it.
 */
export async function decodeName(bytes: Uint8Array): Promise<string> {
  const unicode = utf8(bytes);
  if (unicode !== null) return unicode;
  const shown = latin(bytes);
  const { edits } = await findRepairs(shown);
  const readings = [
    (await decodeAs(bytes, 'cp437')) ?? shown,
    ((await decodeAs(bytes, 'windows-1258')) ?? shown).normalize('NFC'),
    applyEdits(shown, edits).normalize('NFC'),
  ];
  const scores = readings.map(soundsVietnamese);
  const best = Math.max(...scores);
  return readings[best > 0 ? scores.indexOf(best) : 0] as string;
}
