import type { Result } from '../model/problem.js';
import { refuse } from '../model/problem.js';
import { readHtml } from './html.js';
import { parseMessage } from './mime.js';
import type { Context, Reading } from './reading.js';

/** What a page of frames, or of script, leaves beside its text. */
const PAGE = /^text\/html\b/i;

/**
 * Reads a page that was saved with its pictures into one file: its HTML, in the charset of its part.
 * Refuses E101 (no page in it) and what `readHtml` refuses.
 */
export async function readMhtml(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const { html, attachments } = await parseMessage(bytes);
  const page = html ?? attachments.find(({ mediaType }) => PAGE.test(mediaType))?.bytes ?? null;
  if (page === null) return refuse('E101', context.where, 'no content');
  return readHtml(typeof page === 'string' ? new TextEncoder().encode(page) : page, context);
}
