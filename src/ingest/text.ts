import type { Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import { clean } from './builder.js';
import { decode } from './decode.js';
import { isMarkdown, readMarkdown } from './markdown.js';
import type { Context, Reading } from './reading.js';
import { textTables } from './text-table.js';
import { versionOf } from './version.js';

/** Reads plain text in UTF-8, UTF-16 or a Vietnamese code page. Form feeds begin pages; tables set by tabs, bars or blanks have regions; what is Markdown is read without its marks. Refuses E112 (encoding). */
export async function readText(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const decoded = await decode(bytes, context.vietnamese);
  if (!decoded) return refuse('E112', context.where);
  const text = clean(decoded.text.replace(/^\ufeff/, ''));
  const parser = { name: 'iconv-lite', version: versionOf('iconv-lite') };
  if (!text.includes('\f') && isMarkdown(text)) return ok({ ...readMarkdown(text), pages: [0], encoding: decoded.encoding, parser });
  const pages = [0];
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', at + 1)) if (at + 1 < text.length) pages.push(at + 1);
  return ok({ text, pages, regions: textTables(text), encoding: decoded.encoding, parser });
}
