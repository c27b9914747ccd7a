import type { Result } from '../model/problem.js';
import { ok } from '../model/problem.js';
import { decoder } from './codepage.js';
import { repaired } from './legacy.js';
import type { Context, Reading } from './reading.js';
import type { Decoder } from './rtf/read.js';
import { readBody } from './rtf/read.js';
import { VIETNAMESE } from './rtf/words.js';
import { layOut } from './word/flow.js';

async function reading(rtf: string, decode: Decoder, vietnamese: boolean): Promise<Reading & { named1258: boolean }> {
  const { pieces, named1258 } = readBody(rtf, decode, vietnamese);
  const { text, regions } = await layOut(pieces);
  const encoding = named1258 && vietnamese ? VIETNAMESE : null;
  return { text, regions, pages: [0], encoding, parser: { name: 'rtf', version: '1' }, named1258 };
}

/**
 * Reads an RTF file, laid out like a DOCX. The parser is our own: officeparser and rtf-parser read
 * the fallbacks of \u as text, which doubles Vietnamese letters; rtf-stream-parser takes only the
 * RTF that mail programs wrap around HTML, and its tokens have no bound on \bin.
 *
 * Fonts that name windows-1258 are believed if the words read at least as well that way: TCVN3
 * fonts carry that character set too.
 */
export async function readRtf(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const decode = await decoder();
  const { named1258, ...named } = await reading(rtf, decode, true);
  if (!named1258) return ok(named);
  const { named1258: _, ...shown } = await reading(rtf, decode, false);
  const score = async (r: Reading): Promise<number> => context.vietnamese((await repaired(r)).text);
  return ok((await score(shown)) > (await score(named)) + 0.01 ? shown : named);
}
