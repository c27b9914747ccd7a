import type { RawText } from './source.js';
import type { Span } from './span.js';

/** What a stretch of the document is for. Blocks are in reading order and do not overlap. */
export type BlockRole = 'letterhead' | 'title' | 'basis' | 'body' | 'table' | 'signature' | 'recipients' | 'annex' | 'chrome';

export interface Block extends Span {
  readonly role: BlockRole;
}

/**
 * Piecewise shift from `Document.text` to `RawText.text`: from `at[i]` on, raw = offset + `shift[i]`.
 * `at` is strictly rising and starts with 0.
 */
export interface OffsetMap {
  readonly at: readonly number[];
  readonly shift: readonly number[];
}

export interface Cell extends Span {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table of data, its cells in reading order. */
export interface Table extends Span {
  readonly cells: readonly Cell[];
}

/** The one text that every span counts in, with its way back to what the parser gave. */
export interface Document {
  readonly raw: RawText;
  readonly text: string;
  readonly toRaw: OffsetMap;
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  readonly language: 'vi' | 'en';
}
