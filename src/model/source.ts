import { z } from 'zod';
import { Span } from './span.js';

/** Where bytes came from. `sha256` is the hex digest of the bytes, `size` counts bytes. */
export const Source = z.object({
  uri: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  size: z.number().int().nonnegative(),
});
export type Source = z.infer<typeof Source>;

/**
 * A stretch of the raw text whose part in the layout the format itself told:
 * cells of a table (`row`, `column` 0-based, spans in cells), what a page shows around
 * the document (`chrome`), running heads and page numbers (`furniture`), headings.
 */
export const Region = Span.extend({
  role: z.enum(['table', 'cell', 'heading', 'chrome', 'furniture', 'footnote', 'page-title']),
  row: z.number().int().optional(),
  column: z.number().int().optional(),
  rowSpan: z.number().int().optional(),
  columnSpan: z.number().int().optional(),
});
export type Region = z.infer<typeof Region>;

/**
 * What was recognised from pictures, and by which engine; null where whoever made the file did it. `pages` are 1-based; confidence runs from 0 to 1, of a page as the
 * mean over its letters. `doubts` are the stretches of the raw text that the engine was not sure of.
 */
export const Recognition = z.object({
  engine: z.object({ name: z.string(), version: z.string() }).nullable(),
  pages: z.array(z.object({ page: z.number().int(), confidence: z.number() })),
  doubts: z.array(Span.extend({ confidence: z.number() })),
});
export type Recognition = z.infer<typeof Recognition>;

/**
 * What a parser gave, untouched. `pages[i]` is the offset in `text` (UTF-16 units) at which
 * page i+1 begins; `[0]` for formats without pages. `encoding` is the one the bytes were read
 * with, null where the format has its own.
 */
export const RawText = z.object({
  source: Source,
  text: z.string(),
  pages: z.array(z.number().int().nonnegative()).min(1),
  regions: z.array(Region),
  encoding: z.string().nullable(),
  parser: z.object({ name: z.string(), version: z.string() }),
  ocr: Recognition.optional(),
});
export type RawText = z.infer<typeof RawText>;
