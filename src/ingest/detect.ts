/** What bytes are, told by the bytes alone. The formats that are known but not read have names too. */
export type Format =
  | 'empty'
  | 'pdf'
  | 'docx'
  | 'html'
  | 'text'
  | 'doc'
  | 'xls'
  | 'ole'
  | 'rtf'
  | 'odt'
  | 'xlsx'
  | 'pptx'
  | 'zip'
  | 'image'
  | 'locked-office'
  | 'unknown';

export interface Detected {
  readonly format: Format;
  readonly mediaType: string;
}

const BY_MEDIA_TYPE: Readonly<Record<string, Format>> = {
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-word.document.macroenabled.12': 'docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
};

const MEDIA_TYPE: Readonly<Partial<Record<Format, string>>> = {
  pdf: 'application/pdf',
  html: 'text/html',
  text: 'text/plain',
  rtf: 'application/rtf',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ole: 'application/x-cfb',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const HEAD = 4096;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const latin1 = (bytes: Uint8Array, from = 0, to = HEAD): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** Does the UTF-16LE name of an OLE stream occur in the file? */
const hasStream = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));

function ole(bytes: Uint8Array): Format {
  if (hasStream(bytes, 'EncryptedPackage')) return 'locked-office';
  if (hasStream(bytes, 'WordDocument')) return 'doc';
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return 'xls';
  return 'ole';
}

/** UTF-16 without a byte order mark: about every second byte is zero, or Latin letters alternate with their page. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const size = Math.min(bytes.length, HEAD) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = size / 2;
  if (pairs < 2) return null;
  // Vietnamese letters above U+00FF have other high bytes, spaces and plain letters keep the zeros
  if (odd > 0.35 * pairs && even < 0.02 * pairs) return 'utf-16le';
  if (even > 0.35 * pairs && odd < 0.02 * pairs) return 'utf-16be';
  return null;
}

/** Control characters that no text file holds. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD * 4);
  let control = 0;
  for (const b of head) if (b === 0 || (b < 32 && b !== 9 && b !== 10 && b !== 12 && b !== 13 && b !== 27)) control++;
  // old Vietnamese code pages put letters on control codes, so a few are allowed
  return control > 0.02 * head.length;
}

const HTML_START =
  /^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|center|font|script|style|h[1-6]|span|article)\b/i;
const HTML_INSIDE = /<(?:html|body|head)\b[^>]*>/i;

const isHtml = (head: string): boolean => HTML_START.test(head) || HTML_INSIDE.test(head.slice(0, 2048));

async function signature(bytes: Uint8Array): Promise<string | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    return null;
  }
}

const named = (format: Format, mediaType?: string | null): Detected => ({
  format,
  mediaType: mediaType ?? MEDIA_TYPE[format] ?? 'application/octet-stream',
});

/** A ZIP whose central directory or local headers name the main part of a Word document. */
const isWordZip = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document');

/** Tells the format of a file from its bytes, never from its name. */
export async function detect(bytes: Uint8Array): Promise<Detected> {
  if (bytes.length === 0) return named('empty');
  const head = latin1(bytes);
  // readers accept rubbish in front of the header, within the first kilobyte
  if (head.slice(0, 1024 + 8).includes('%PDF-')) return named('pdf');
  if (/^\s*\{\\rtf/.test(head)) return named('rtf');
  if (head.startsWith('\xd0\xcf\x11\xe0')) return named(ole(bytes));
  const mime = await signature(bytes);
  if (mime?.startsWith('image/')) return named('image', mime);
  const format = mime ? BY_MEDIA_TYPE[mime] : undefined;
  if (format === 'zip' && isWordZip(bytes)) return named('docx', DOCX);
  if (format) return named(format, mime);
  const wide = utf16Of(bytes);
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes.subarray(0, HEAD));
    return named(isHtml(text) ? 'html' : 'text');
  }
  if (isHtml(head.replace(/^\xef\xbb\xbf/, ''))) return named('html');
  if (mime && mime !== 'application/xml' && !mime.startsWith('text/')) return named('unknown', mime);
  return isBinary(bytes) ? named('unknown') : named('text');
}
