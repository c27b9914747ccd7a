/** The only place that knows postal-mime. */

/** A part of a message besides its text. */
export interface Attachment {
  readonly name: string | null;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** A picture in the text, not a file that somebody sent. */
  readonly inline: boolean;
}

export interface Message {
  readonly subject: string | null;
  /** The text in the richest form that the message has; null where it has none. */
  readonly html: string | null;
  readonly text: string | null;
  readonly attachments: readonly Attachment[];
}

const asBytes = (content: unknown): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content as ArrayBuffer);

/**
 * Takes a MIME message apart: charsets and transfer encodings are undone, messages within it stay whole.
 * Rejects with the library's error where the message is none.
 */
export async function parseMessage(bytes: Uint8Array): Promise<Message> {
  const { default: PostalMime } = await import('postal-mime');
  const { subject, html, text, attachments } = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  return {
    subject: subject ?? null,
    html: html ?? null,
    text: text ?? null,
    attachments: attachments.map(({ filename, mimeType, content, related, disposition }) => ({
      name: filename,
      mediaType: mimeType,
      bytes: asBytes(content),
      inline: mimeType.startsWith('image/') && (related === true || disposition === 'inline'),
    })),
  };
}
