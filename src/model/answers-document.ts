import { z } from 'zod';
import { DocumentRow, Validity } from './answers.js';
import { PagedSpan } from './span.js';
import { Header, Relation } from './summary.js';

/** What is asked about one document when it is opened: its text, its facts, its files, and what stands around it. */

const text = z.string();
const count = z.number().int().nonnegative();

/**
 * The normalised text of a held document, in which the spans of its facts count. It is that of `file`, the one that
 * speaks for the document; `others` are its further files. `pages[i]` is the offset (UTF-16 units) at which page i+1 begins.
 */
export const DocumentText = z.object({
  document: DocumentRow,
  file: text,
  others: z.array(text),
  pages: z.array(count).min(1),
  text,
});
export type DocumentText = z.infer<typeof DocumentText>;

/** A fact of a document with its address (`ID#citations/3`); `values` is what it says, without its evidence. */
export const FactRow = z.object({
  fact: text,
  kind: text,
  values: z.record(z.string(), z.unknown()),
  quote: text.nullable(),
  span: PagedSpan.nullable(),
  rule: text.nullable(),
  confidence: z.number().nullable(),
});
export type FactRow = z.infer<typeof FactRow>;

/** A file of a document; `speaks` is true for the one whose facts count. `size` in bytes. */
export const SourceRow = z.object({
  file: text,
  speaks: z.boolean(),
  mediaType: text.nullable(),
  sha256: text.nullable(),
  size: count.nullable(),
  pages: count,
  type: text.nullable(),
  number: text.nullable(),
  date: text.nullable(),
  title: text.nullable(),
});
export type SourceRow = z.infer<typeof SourceRow>;

/** Citations of one relation between a document and others. `documents` counts those at the other end that are told, `first` holds a few of them. */
export const Box = z.object({
  direction: z.enum(['cites', 'cited-by']),
  relation: Relation,
  citations: count,
  documents: count,
  first: z.array(DocumentRow),
});
export type Box = z.infer<typeof Box>;

/** What stands around a document. `cites` and `citedBy` count citations, `facts` those of each kind. */
export const Surroundings = z.object({
  document: DocumentRow,
  cites: count,
  citedBy: count,
  facts: z.record(z.string(), count),
  boxes: z.array(Box),
});
export type Surroundings = z.infer<typeof Surroundings>;

/** A document without its facts. `validity` is null unless a day was asked for, `header` for one that is only cited. */
export const Headed = z.object({ document: DocumentRow, citedBy: count, validity: Validity.nullable(), header: Header.nullable() });
export type Headed = z.infer<typeof Headed>;
