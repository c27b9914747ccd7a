import { messageOf } from './headers.js';
import { entriesOf } from './zip.js';

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
  | 'ods'
  | 'odp'
  | 'flat-odf'
  | 'mhtml'
  | 'xlsx'
  | 'pptx'
  | 'ppt'
  | 'zip'
  | 'tar'
  | 'gzip'
  | 'email'
  | 'msg'
  | 'mbox'
  | 'rar'
  | '7z'
  | 'bzip2'
  | 'xz'
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
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template': 'xlsx',
  'application/vnd.ms-excel.sheet.macroenabled.12': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.text-template': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/x-tar': 'tar',
  'application/gzip': 'gzip',
  'application/x-rar-compressed': 'rar',
  'application/x-7z-compressed': '7z',
  'application/x-bzip2': 'bzip2',
  'application/x-xz': 'xz',
};

const MEDIA_TYPE: Readonly<Partial<Record<Format, string>>> = {
  pdf: 'application/pdf',
  html: 'text/html',
  text: 'text/plain',
  rtf: 'application/rtf',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  email: 'message/rfc822',
  mbox: 'application/mbox',
  mhtml: 'multipart/related',
  'flat-odf': 'application/vnd.oasis.opendocument.text-flat-xml',
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
  // a message carries its properties in streams of such names, beside whatever its attachments hold
  if (hasStream(bytes, '__properties_version1.0')) return 'msg';
  if (hasStream(bytes, 'WordDocument')) return 'doc';
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return 'xls';
  if (hasStream(bytes, 'PowerPoint Document')) return 'ppt';
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

/** Flat OpenDocument: the whole document as one XML file. */
const isFlatOdf = (head: string): boolean => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<office:document\s/.test(head);

const OFFICE_PARTS: readonly (readonly [RegExp, Format])[] = [
  [/^word\/document\d*\.xml$/i, 'docx'],
  [/^xl\/workbook\.xml$/i, 'xlsx'],
  [/^ppt\/presentation\.xml$/i, 'pptx'],
];

/**
 * What a ZIP is by its directory: an office document by its main part, else a container. A stored member
 * may be an office document itself, so the bytes are not searched. Null where the directory is lost.
 */
function zipKind(bytes: Uint8Array): Format | null {
  const names = entriesOf(bytes)?.map(({ name }) => name.replaceAll('\\', '/'));
  if (!names) return null;
  const part = OFFICE_PARTS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (part && names.some((name) => /^(?:\[content_types\]\.xml|_rels\/\.rels)$/i.test(name))) return part[1];
  return 'zip';
}

/** A ZIP without a directory (cut off) whose local headers name the main part of a Word document. */
const isWordZip = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document');

const MEDIA_OF_OFFICE: Readonly<Partial<Record<Format, string>>> = {
  docx: DOCX,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Of a ZIP: office documents by their parts; OpenDocument and others by the type that file-type finds first in them. */
function zipped(bytes: Uint8Array, mime: string | null): Detected | null {
  const kind = zipKind(bytes);
  const format = mime ? BY_MEDIA_TYPE[mime] : undefined;
  if (kind === null) return format === 'zip' && isWordZip(bytes) ? named('docx', DOCX) : null;
  if (kind !== 'zip') return named(kind, MEDIA_OF_OFFICE[kind]);
  const office = format === 'docx' || format === 'xlsx' || format === 'pptx';
  return format === 'zip' || office ? named('zip', 'application/zip') : null;
}

/** A member, the directory of an empty archive, or a part of a split one comes first. */
const isZip = (head: string): boolean => ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].some((magic) => head.startsWith(magic));

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
  const zip = isZip(head) ? zipped(bytes, mime) : null;
  if (zip) return zip;
  if (format) return named(format, mime);
  const wide = utf16Of(bytes);
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes.subarray(0, HEAD));
    return named(isHtml(text) ? 'html' : 'text');
  }
  const message = messageOf(head.replace(/^\xef\xbb\xbf/, ''));
  if (message) return named(message);
  if (isFlatOdf(head.replace(/^\xef\xbb\xbf/, ''))) return named('flat-odf');
  if (isHtml(head.replace(/^\xef\xbb\xbf/, ''))) return named('html');
  if (mime && mime !== 'application/xml' && !mime.startsWith('text/')) return named('unknown', mime);
  return isBinary(bytes) ? named('unknown') : named('text');
}

/** What holds other files, which are read as files of their own. */
export const CONTAINERS: ReadonlySet<Format> = new Set(['zip', 'tar', 'gzip', 'email', 'msg']);

/**
 * The format of a container, null for anything else.
 * @param isHead whether the bytes are only the head of a file that is too large to be a document
 */
export async function containerFormatOf(bytes: Uint8Array, isHead = false): Promise<Format | null> {
  const head = latin1(bytes);
  // the directory of a ZIP stands at its end: of a head only the first name in it tells
  if (isHead && isZip(head)) return /^(?:\[Content_Types\]\.xml|mimetype|_rels\/)/.test(head.slice(30)) ? null : 'zip';
  const { format } = await detect(bytes);
  return CONTAINERS.has(format) ? format : null;
}
