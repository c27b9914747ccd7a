import type { Problem, Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import { TextBuilder } from './builder.js';
import { parsePage } from './html/dom.js';
import { Walker } from './html/walk.js';
import type { Context, Reading } from './reading.js';
import { messageOf, warn } from './reading.js';
import { versionOf } from './version.js';
import { entriesOf, inflatesWithin } from './zip.js';

/** mammoth builds a tree many times the size of its XML: beyond this it aborts the process. */
const MAX_XML = 80 * 2 ** 20;

/** Lists and notes are paragraphs like others; mammoth parses its map anew for every document, and its own has forty lines. */
const STYLES = ["p[style-name^='Heading'] => h1:fresh", "p[style-name^='heading'] => h1:fresh"];

function isTooLarge(bytes: Uint8Array, context: Context): string | null {
  const entries = entriesOf(bytes);
  if (!entries) return null;
  const inflated = entries.reduce((n, e) => n + e.inflated, 0);
  if (inflated > context.limits.maxInflated) return `inflates to ${inflated} bytes`;
  const xml = entries.filter((e) => /\.xml$/i.test(e.name)).reduce((n, e) => Math.max(n, e.inflated), 0);
  return xml > Math.min(MAX_XML, context.limits.maxInflated) ? `holds ${xml} bytes of XML` : null;
}

/**
 * Reads a Word document: paragraphs parted by a blank line, tables as rows with regions,
 * letterhead and signature tables column by column.
 * Refuses E103 (an entry is encrypted), E105 (damaged), E107 (inflates to too much).
 */
export async function readDocx(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const { where, limits } = context;
  const large = isTooLarge(bytes, context);
  if (large) return refuse('E107', where, large);
  if (entriesOf(bytes)?.some((e) => e.encrypted)) return refuse('E103', where);
  if (!(await inflatesWithin(bytes, limits.maxInflated).catch(() => true)))
    return refuse('E107', where, `inflates to more than ${limits.maxInflated} bytes`);
  const { default: mammoth } = await import('mammoth');
  let html: string;
  const problems: Problem[] = [];
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // mammoth would put every picture into the HTML as base64
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const converted = await mammoth.convertToHtml({ buffer }, { convertImage, styleMap: STYLES, includeDefaultStyleMap: false });
    html = converted.value;
    const failed = converted.messages.find((m) => m.type === 'error');
    if (failed) problems.push(warn('W104', where, messageOf(failed.message)));
  } catch (error) {
    return refuse('E105', where, messageOf(error));
  }
  const page = await parsePage(`<html><body>${html}</body></html>`);
  if (!page) return refuse('E105', where, 'no content');
  const out = new TextBuilder();
  const walker = new Walker(out);
  walker.walk(page.body);
  if (walker.cut) problems.push(warn('W104', where, 'nested too deep'));
  return ok({ ...out.finish(), pages: [0], encoding: null, parser: { name: 'mammoth', version: versionOf('mammoth') } }, problems);
}
