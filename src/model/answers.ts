import { z } from 'zod';
import { Corrected } from './corrected.js';
import { CorrectionsReport } from './correction-report.js';
import { RunAccount } from './run-account.js';
import { FileCounts } from './run-events.js';
import { PagedSpan } from './span.js';
import { CitedField, Kind, Relation, State, Summary } from './summary.js';

/** What the archive answers when it is asked. Each shape is also the JSON of a command. */

const text = z.string();

/** A document as a line of a list. `held` is false for one that is only cited; `files` is empty then. */
export const DocumentRow = z.object({
  id: text,
  held: z.boolean(),
  kind: Kind.nullable(),
  type: text.nullable(),
  number: text.nullable(),
  /** What stands behind the number, also where the number was left blank; null for one that is only cited. */
  symbol: text.nullable(),
  date: text.nullable(),
  issuer: text.nullable(),
  title: text.nullable(),
  citations: z.number().int().nonnegative(),
  files: z.array(text),
  /** Other identities that corrections merged into this one. */
  aliases: z.array(text).optional(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** What an ID typed by a person may mean: one document, several, or none with what comes near. */
export const Found = z.object({
  query: text,
  candidates: z.array(DocumentRow),
  near: z.array(DocumentRow),
});
export type Found = z.infer<typeof Found>;

/** Of a document, what tells it from others at a glance. */
export const Citing = z.object({
  type: text.nullable(),
  number: text.nullable(),
  symbol: text.nullable(),
  date: text.nullable(),
  issuer: text.nullable(),
});

/**
 * One citation as an edge of the graph, from the citing to the cited document, with its evidence. `to` is null when
 * ambiguous or unidentified. `type`, `number`, `date`, `issuer` are those of the cited document, as cited.
 */
export const Edge = z.object({
  /** Its address, which `why` explains: `vn/phu-yen/ubnd/kh/2022/145#citations/3`. */
  fact: text,
  from: text,
  to: text.nullable(),
  citing: Citing,
  relation: Relation,
  state: State,
  reason: text.nullable(),
  candidates: z.array(text),
  type: text.nullable(),
  number: text.nullable(),
  date: text.nullable(),
  issuer: text.nullable(),
  pinpoint: text.nullable(),
  inferred: z.array(CitedField),
  quote: text,
  file: text,
  span: PagedSpan,
  rule: text,
  confidence: z.number(),
  /** Only where the citing document speaks of a change and makes none: it proposes or reports it. */
  onlySaid: z.literal(true).optional(),
  /** Only where a correction had a part in the edge. */
  corrected: z.array(Corrected).optional(),
});
export type Edge = z.infer<typeof Edge>;

/** `total` counts all edges of the document, also those that a filter leaves out. */
export const Edges = z.object({ document: DocumentRow, total: z.number().int().nonnegative(), edges: z.array(Edge) });
export type Edges = z.infer<typeof Edges>;

/** What is said of a document by the held documents that change it. */
export const ValidityState = z.enum(['not-issued', 'in-force', 'amended', 'replaced', 'repealed', 'unknown']);
export type ValidityState = z.infer<typeof ValidityState>;

/** How a text gives its day of taking effect: it names it, counts from its signing, or from its printing in the gazette. */
export const EffectFrom = z.enum(['day', 'signing', 'publication']);
export type EffectFrom = z.infer<typeof EffectFrom>;

/** A held document that amends, replaces or repeals another; `effect` is the day that its own text gives for taking effect. */
export const Change = z.object({
  edge: Edge,
  effect: text.nullable(),
  /** Null where its text says nothing: then the day of issue counts. That of the gazette is not known. */
  effectFrom: EffectFrom.nullable(),
  /** Whether it has effect on the day that was asked for; null where its day is not known exactly enough. */
  effective: z.boolean().nullable(),
  /** Only a part of the document is named (`edge.pinpoint`). */
  partial: z.boolean(),
  /** What the sentence leaves out of the repeal or replacement, in its words. */
  exception: text.nullable(),
});
export type Change = z.infer<typeof Change>;

/** What the registers of rules/lexicons/ say of the end of a document: its last day in force, and what ended it. No quote stands for it. */
export const Ended = z.object({ until: text, by: text, id: text });
export type Ended = z.infer<typeof Ended>;

/** State of validity on a day, as far as the held documents and the registers tell: `unknown` where none of them says anything. */
export const Validity = z.object({ at: text, state: ValidityState, changes: z.array(Change), register: Ended.nullable() });
export type Validity = z.infer<typeof Validity>;

/** One document in full. `validity` is null unless a day was asked for, `summary` for one that is only cited. */
export const Shown = z.object({
  document: DocumentRow,
  citedBy: z.number().int().nonnegative(),
  validity: Validity.nullable(),
  summary: Summary.nullable(),
});
export type Shown = z.infer<typeof Shown>;

/** A document that holds all the words. `snippet` is original text; `marks` are the found words in it, UTF-16 units. */
export const Hit = z.object({
  document: DocumentRow,
  file: text,
  page: z.number().int().positive(),
  snippet: text,
  marks: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});
export type Hit = z.infer<typeof Hit>;

export const Hits = z.object({ query: text, hits: z.array(Hit) });
export type Hits = z.infer<typeof Hits>;

/** Citations counted by state and, where there is one, by reason. `documents` counts the distinct citing documents. */
export const CensusRow = z.object({
  state: State,
  reason: text.nullable(),
  citations: z.number().int(),
  documents: z.number().int(),
});
export type CensusRow = z.infer<typeof CensusRow>;

/** A cited document that no file of the archive holds. */
export const MissingRow = z.object({
  id: text,
  type: text.nullable(),
  number: text.nullable(),
  date: text.nullable(),
  issuer: text.nullable(),
  title: text.nullable(),
  mentions: z.number().int(),
  documents: z.number().int(),
});
export type MissingRow = z.infer<typeof MissingRow>;

export const RefusedRow = z.object({ file: text, code: text, detail: text.nullable() });
export type RefusedRow = z.infer<typeof RefusedRow>;

/** What an engine recognised from pictures in a run; `confidence` is the mean over its pages, 0 to 1. */
export const SeenRow = z.object({
  engine: text,
  version: text,
  documents: z.number().int(),
  pages: z.number().int(),
  confidence: z.number(),
});
export type SeenRow = z.infer<typeof SeenRow>;

/** What a run did and what the archive holds after it. */
export const RunReport = z.object({
  driver: z.object({ name: text, version: text, engine: z.enum(['SQLite', 'PostgreSQL']) }),
  files: FileCounts,
  interrupted: z.boolean(),
  /** Files that were at work when the last run died; they were read again. */
  takenUp: z.number().int().nonnegative(),
  documents: z.array(DocumentRow),
  documentCount: z.number().int(),
  census: z.array(CensusRow),
  missing: z.array(MissingRow),
  refused: z.array(RefusedRow),
  /** What was recognised from pictures, by engine; empty where nothing was. */
  seen: z.array(SeenRow),
  summaries: z.number().int().nullable(),
  /** What analysts decided and lies over the archive; null where there is nothing. */
  corrections: CorrectionsReport.nullable(),
  account: RunAccount,
});
export type RunReport = z.infer<typeof RunReport>;
