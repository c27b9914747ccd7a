import { decodeAs } from './codepage.js';
import type { Attachment, Message } from './mime.js';

interface Fields {
  readonly error?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly bodyHtml?: string;
  readonly html?: Uint8Array;
  readonly internetCodepage?: number;
  readonly attachments?: readonly {
    readonly fileName?: string;
    readonly name?: string;
    readonly attachMimeTag?: string;
    readonly attachmentHidden?: boolean;
    readonly innerMsgContent?: boolean;
  }[];
}

const UTF8 = 65001;

/** HTML is kept as bytes in the code page of the message. */
async function htmlOf({ bodyHtml, html, internetCodepage = UTF8 }: Fields): Promise<string | null> {
  if (bodyHtml !== undefined) return bodyHtml;
  if (html === undefined) return null;
  return internetCodepage === UTF8
    ? new TextDecoder().decode(html)
    : ((await decodeAs(html, `cp${internetCodepage}`)) ?? new TextDecoder().decode(html));
}

/** Takes a message of Outlook (.msg) apart. The only place that knows msgreader. Rejects with its error where it is none. */
export async function parseOutlook(bytes: Uint8Array): Promise<Message> {
  const { default: module } = await import('@kenjiuno/msgreader');
  // the package is CommonJS: its default export comes wrapped
  const MsgReader = ('default' in module ? module.default : module) as new (
    data: ArrayBuffer,
  ) => {
    getFileData(): Fields;
    getAttachment(index: number): { readonly fileName: string; readonly content: Uint8Array };
  };
  const reader = new MsgReader(bytes.slice().buffer);
  const fields = reader.getFileData();
  if (fields.error) throw new Error(fields.error);
  const attachments = (fields.attachments ?? []).map((one, i): Attachment => {
    const { fileName, content } = reader.getAttachment(i);
    const mediaType = one.attachMimeTag ?? 'application/octet-stream';
    return {
      name: fileName || one.fileName || one.name || null,
      mediaType,
      bytes: content,
      inline: one.attachmentHidden === true && mediaType.startsWith('image/'),
    };
  });
  return { subject: fields.subject ?? null, html: await htmlOf(fields), text: fields.body ?? null, attachments };
}
