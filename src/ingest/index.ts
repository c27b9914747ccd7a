import { createHash } from 'node:crypto';
import type { Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import type { RawText } from '../model/source.js';
import type { Detected, Format } from './detect.js';
import { CONTAINERS, containerFormatOf, detect } from './detect.js';
import { repaired } from './legacy.js';
import { PictureReader } from './ocr/pictures.js';
import type { IngestOptions, Limits } from './options.js';
import { limitsOf } from './options.js';
import { soundsVietnamese } from './plausible.js';
import type { Context, Reader, Reading } from './reading.js';
import { messageOf } from './reading.js';

export type { Format } from './detect.js';
export { containerFormatOf } from './detect.js';
export { ingestVersion } from './identity.js';
export { type Message as MailMessage, parseMessage } from './mime.js';
export { decodeName } from './name.js';
export { checkLanguages } from './ocr/languages.js';
export type { IngestOptions, IngestSettings, Limits, VietnameseScore } from './options.js';
export { DEFAULT_LIMITS, limitsOf } from './options.js';
export { parseOutlook } from './outlook.js';
export type { Picture } from './pdf/picture.js';
export { timesIn, type Words } from './pdf/place.js';
export { messageOf } from './reading.js';

/** Readers are loaded when the first file of their format comes: starting stays fast. */
const READERS: Readonly<Partial<Record<Format, () => Promise<Reader>>>> = {
  pdf: async () => (await import('./pdf.js')).readPdf,
  docx: async () => (await import('./docx.js')).readDocx,
  html: async () => (await import('./html.js')).readHtml,
  text: async () => (await import('./text.js')).readText,
  doc: async () => (await import('./doc.js')).readDoc,
  rtf: async () => (await import('./rtf.js')).readRtf,
  image: async () => (await import('./image.js')).readImage,
  odt: async () => (await import('./odf.js')).readOdf,
  ods: async () => (await import('./odf.js')).readOdf,
  odp: async () => (await import('./odf.js')).readOdf,
  'flat-odf': async () => (await import('./odf.js')).readFlatOdf,
  mhtml: async () => (await import('./mhtml.js')).readMhtml,
  xlsx: async () => (await import('./xlsx.js')).readXlsx,
};

/** Office documents of which a password may make another that can be read. */
const LOCKABLE: ReadonlySet<Format> = new Set(['locked-office', 'doc']);

/** Draws a page of a PDF for people: see `drawPdf`. */
export const drawPage = async (...asked: Parameters<typeof import('./pdf.js').drawPdf>): ReturnType<typeof import('./pdf.js').drawPdf> =>
  (await import('./pdf.js')).drawPdf(...asked);

/** Formats that are refused before any reader is asked. */
const REFUSALS: Readonly<Partial<Record<Format, string>>> = { empty: 'E101', unknown: 'E102', 'locked-office': 'E103' };

/** The language of pictures unless told otherwise, in Tesseract's own short name. */
const LANGUAGES: readonly string[] = ['vie'];

const picturesOf = (options: IngestOptions, { maxOcrPages }: Limits): PictureReader | null =>
  options.ocr === false
    ? null
    : new PictureReader({
        languages: options.ocrLanguages ?? LANGUAGES,
        engine: options.ocrEngine ?? 'auto',
        maxPages: maxOcrPages,
        alive: options.alive ?? (() => {}),
      });

/** Reads bytes as what they are. Nothing is thrown: parsers throw all kinds of errors on broken files, none of them a reason to end a run. */
async function readAs({ format, mediaType }: Detected, bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const { where } = context;
  const code = REFUSALS[format];
  if (code) return refuse(code, where, format === 'unknown' ? mediaType : null);
  if (CONTAINERS.has(format)) return refuse('E121', where, format);
  const load = READERS[format];
  if (!load) return refuse('E106', where, `${format} (${mediaType})`);
  try {
    return await (await load())(bytes, context);
  } catch (error) {
    return refuse('E105', where, messageOf(error));
  }
}

/** As `readAs`; an office document that is locked is opened with the passwords at hand. */
async function readUnlocked(detected: Detected, bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const result = await readAs(detected, bytes, context);
  if (result.ok || result.problem.code !== 'E103' || !LOCKABLE.has(detected.format) || context.passwords.length === 0) return result;
  const { unlocked } = await import('./locked.js');
  const opened = await unlocked(bytes, context.passwords);
  return opened ? readAs(await detect(opened), opened, context) : result;
}

/**
 * Turns the bytes of one file into raw text with pages and regions.
 *
 * Nothing is thrown for bad input: it is refused with a code (E101 empty, E102 unknown type,
 * E103 password-protected, E104 scanned, E105 damaged, E106 format not read, E107 too large,
 * E111 too much text, E112 unreadable encoding, E121 a container, whose format is the detail). The same bytes give the same value.
 * @param source `uri` names the file in problems and in the result; `size` in bytes where only the head is given
 * @param options bounds, in bytes and UTF-16 units, and the judge of legacy encodings
 */
export async function ingest(
  bytes: Uint8Array,
  source: { readonly uri: string; readonly size?: number },
  options: IngestOptions = {},
): Promise<Result<RawText>> {
  const limits = limitsOf(options);
  const where = source.uri;
  const size = source.size ?? bytes.length;
  if (size > limits.maxFile) {
    const container = await containerFormatOf(bytes, true);
    return container ? refuse('E121', where, container) : refuse('E107', where, `${size} bytes, ${limits.maxFile} allowed`);
  }
  const detected = await detect(bytes);
  const context = {
    where,
    limits,
    vietnamese: options.vietnamese ?? soundsVietnamese,
    passwords: options.passwords ?? [],
    pictures: picturesOf(options, limits),
  };
  const result = await readUnlocked(detected, bytes, context);
  if (!result.ok) return result;
  const { text, pages, regions, encoding, parser, ocr } = await repaired(result.value);
  if (text.length > limits.maxText) return refuse('E111', where, `${text.length} characters, ${limits.maxText} allowed`);
  if (text.trim() === '') return refuse('E101', where, 'no text');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const raw: RawText = {
    source: { uri: source.uri, sha256, mediaType: detected.mediaType, size: bytes.length },
    text,
    pages: [...pages],
    regions: [...regions],
    encoding,
    parser,
    ...(ocr ? { ocr } : {}),
  };
  return ok(raw, result.problems);
}
