import type { Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import { TextBuilder } from './builder.js';
import { decodeHtml } from './decode.js';
import { chromeOf } from './html/chrome.js';
import { parsePage } from './html/dom.js';
import { measure } from './html/measure.js';
import { Walker } from './html/walk.js';
import type { Context, Reading } from './reading.js';
import { warn } from './reading.js';
import { versionOf } from './version.js';

const squeezed = (text: string): string => text.replace(/\s+/g, ' ');

/**
 * Reads a web page. All visible text is kept in document order; what surrounds the document is
 * marked as regions of role `chrome`, a title that the body does not repeat as `page-title`.
 * Refuses E112 (encoding).
 */
export async function readHtml(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const decoded = await decodeHtml(bytes, context.vietnamese);
  if (!decoded) return refuse('E112', context.where);
  const page = await parsePage(decoded.text);
  if (!page) return refuse('E105', context.where, 'no content');
  const body = new TextBuilder();
  const walker = new Walker(body, chromeOf(page.body, measure(page.body)));
  walker.walk(page.body);
  const { text, regions } = body.finish();
  if (walker.cut && text === '') return refuse('E105', context.where, 'nested too deep');
  const out = new TextBuilder();
  if (page.title !== '' && !squeezed(text).includes(page.title)) {
    out.add(page.title);
    out.region({ start: 0, end: page.title.length, role: 'page-title' });
    out.breakLines(2);
  }
  const shift = out.length;
  out.add(text);
  for (const r of regions) out.region({ ...r, start: r.start + shift, end: r.end + shift });
  const problems = walker.cut ? [warn('W104', context.where, 'nested too deep')] : [];
  const parser = { name: 'linkedom', version: versionOf('linkedom') };
  return ok({ ...out.finish(), pages: [0], encoding: decoded.encoding, parser }, problems);
}
