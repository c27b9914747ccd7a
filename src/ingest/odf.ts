import type { Problem, Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import { TextBuilder } from './builder.js';
import { parsePage } from './html/dom.js';
import { Walker } from './html/walk.js';
import { htmlOf } from './odf/html.js';
import type { Context, Reading } from './reading.js';
import { warn } from './reading.js';
import { entriesOf, readEntries } from './zip.js';

/** Beyond this the text of one document is no document. */
const MAX_XML = 80 * 2 ** 20;

async function reading(xml: string, context: Context): Promise<Result<Reading>> {
  const page = await parsePage(`<html><body>${htmlOf(xml)}</body></html>`);
  if (!page) return refuse('E105', context.where, 'no content');
  const out = new TextBuilder();
  const walker = new Walker(out);
  walker.walk(page.body);
  const problems: Problem[] = walker.cut ? [warn('W104', context.where, 'nested too deep')] : [];
  return ok({ ...out.finish(), pages: [0], encoding: null, parser: { name: 'odf', version: '1' } }, problems);
}

/**
 * Reads OpenDocument: text (ODT), sheets (ODS), slides (ODP), laid out like a DOCX: paragraphs parted by a blank
 * line, line breaks kept, tables as rows with regions. Deleted text and notes of reviewers are left out.
 * Refuses E103 (encrypted), E105 (damaged), E107 (inflates to too much).
 */
export async function readOdf(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const { where, limits } = context;
  const most = Math.min(MAX_XML, limits.maxInflated);
  const listed = entriesOf(bytes);
  if (listed?.some(({ name, inflated }) => name === 'content.xml' && inflated > most))
    return refuse('E107', where, `inflates to more than ${most} bytes`);
  const entries = await readEntries(bytes, ['content.xml', 'META-INF/manifest.xml'], most);
  if (entries === null) return refuse('E107', where, `inflates to more than ${most} bytes`);
  const decoder = new TextDecoder();
  const manifest = entries.get('META-INF/manifest.xml');
  if (manifest && /<(?:\w+:)?encryption-data\b/.test(decoder.decode(manifest))) return refuse('E103', where);
  const content = entries.get('content.xml');
  return content ? reading(decoder.decode(content), context) : refuse('E105', where, 'no content');
}

/** Reads OpenDocument kept as one file of XML (.fodt). */
export async function readFlatOdf(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  return bytes.length > MAX_XML
    ? refuse('E107', context.where, `${bytes.length} bytes, ${MAX_XML} allowed`)
    : reading(new TextDecoder().decode(bytes), context);
}
