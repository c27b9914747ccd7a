import { readFile } from 'node:fs/promises';
import { type MailMessage, messageOf, parseMessage, parseOutlook } from '../ingest/index.js';
import { addBytes, Ended, type Spool } from './spool.js';

/** What the text of a message goes by among its attachments: `thu.eml!/message.html`. */
const BODY = 'message.html';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The subject goes before the text: it often names the document that is sent. */
function pageOf({ subject, html, text }: MailMessage): string | null {
  const body = html?.trim() ? html : text?.trim() ? `<pre>${escaped(text)}</pre>` : '';
  const head = subject?.trim() ? `<p>${escaped(subject)}</p>` : '';
  return body + head === '' ? null : `<!doctype html><html><head><meta charset="utf-8"></head><body>${head}${body}</body></html>`;
}

const ENDING: Readonly<Record<string, string>> = {
  'message/rfc822': '.eml',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'text/html': '.html',
};

/**
 * Takes an e-mail apart: its text as a page of its own, then what was sent with it. Pictures in the text are part of
 * that. @throws Ended E105 where it is none
 */
export async function unpackMail(path: string, format: string, spool: Spool): Promise<void> {
  const bytes = await readFile(path);
  const message = await (format === 'msg' ? parseOutlook(bytes) : parseMessage(bytes)).catch((error: unknown) => messageOf(error));
  if (typeof message === 'string') throw new Ended('E105', message);
  const page = pageOf(message);
  if (page !== null) await addBytes(spool, BODY, new TextEncoder().encode(page));
  for (const [i, { name, mediaType, bytes: content, inline }] of message.attachments.entries())
    if (!inline) await addBytes(spool, name ?? `attachment-${i + 1}${ENDING[mediaType] ?? ''}`, content);
}
