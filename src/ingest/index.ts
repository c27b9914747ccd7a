import { createHash } from 'node:crypto';
import type { Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import type { RawText } from '../model/source.js';
import type { Format } from './detect.js';
import { detect } from './detect.js';
import { repaired } from './legacy.js';
import { PictureReader } from './ocr/pictures.js';
import type { IngestOptions, Limits } from './options.js';
import { limitsOf } from './options.js';
import { soundsVietnamese } from './plausible.js';
import type { Reader } from './reading.js';
import { messageOf } from './reading.js';

export { ingestVersion } from './identity.js';
export { checkLanguages } from './ocr/languages.js';
export type { IngestOptions, IngestSettings, Limits, VietnameseScore } from './options.js';
export { DEFAULT_LIMITS } from './options.js';

/** Readers are loaded when the first file of their format comes: starting stays fast. */
const READERS: Readonly<Partial<Record<Format, () => Promise<Reader>>>> = {
  pdf: async () => (await import('./pdf.js')).readPdf,
  docx: async () => (await import('./docx.js')).readDocx,
  html: async () => (await import('./html.js')).readHtml,
  text: async () => (await import('./text.js')).readText,
  doc: async () => (await import('./doc.js')).readDoc,
  rtf: async () => (await import('./rtf.js')).readRtf,
  image: async () => (await import('./image.js')).readImage,
};

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

/**
 * Turns the bytes of one file into raw text with pages and regions.
 *
 * Nothing is thrown for bad input: it is refused with a code (E101 empty, E102 unknown type,
 * E103 password-protected, E104 scanned, E105 damaged, E106 format not read, E107 too large,
 * E111 too much text, E112 unreadable encoding). The same bytes give the same value.
 * @param source `uri` names the file in problems and in the result
 * @param options bounds, in bytes and UTF-16 units, and the judge of legacy encodings
 */
export async function ingest(bytes: Uint8Array, source: { readonly uri: string }, options: IngestOptions = {}): Promise<Result<RawText>> {
  const limits = limitsOf(options);
  const where = source.uri;
  if (bytes.length > limits.maxFile) return refuse('E107', where, `${bytes.length} bytes, ${limits.maxFile} allowed`);
  const { format, mediaType } = await detect(bytes);
  const code = REFUSALS[format];
  if (code) return refuse(code, where, format === 'unknown' ? mediaType : null);
  const load = READERS[format];
  if (!load) return refuse('E106', where, `${format} (${mediaType})`);
  const read = await load();
  const pictures = picturesOf(options, limits);
  let result: Awaited<ReturnType<Reader>>;
  try {
    result = await read(bytes, { where, limits, vietnamese: options.vietnamese ?? soundsVietnamese, pictures });
  } catch (error) {
    // parsers throw all kinds of errors on broken files; none of them is a reason to end a run
    return refuse('E105', where, messageOf(error));
  }
  if (!result.ok) return result;
  const { text, pages, regions, encoding, parser, ocr } = await repaired(result.value);
  if (text.length > limits.maxText) return refuse('E111', where, `${text.length} characters, ${limits.maxText} allowed`);
  if (text.trim() === '') return refuse('E101', where, 'no text');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const raw: RawText = {
    source: { uri: source.uri, sha256, mediaType, size: bytes.length },
    text,
    pages: [...pages],
    regions: [...regions],
    encoding,
    parser,
    ...(ocr ? { ocr } : {}),
  };
  return ok(raw, result.problems);
}
