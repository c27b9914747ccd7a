import { z } from 'zod';
import { Against } from './finding.js';
import { Severity } from './problem-schema.js';
import { PagedSpan } from './span.js';

const text = z.string();

/** A finding of the archive. `about` is the cited document that it speaks of, held or not; `quote` stands in `file` at `span`. */
export const AuditRow = z.object({
  document: text,
  about: text.nullable(),
  code: text,
  severity: Severity,
  message: text,
  details: z.record(text, text),
  quote: text.nullable(),
  file: text,
  span: PagedSpan.nullable(),
  against: Against.nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** Findings of one code; `documents` counts the documents that have any. */
export const AuditCount = z.object({
  code: text,
  severity: Severity,
  findings: z.number().int(),
  documents: z.number().int(),
});
export type AuditCount = z.infer<typeof AuditCount>;

/** Gravest first, then by code, document and place. */
export const Audit = z.object({
  findings: z.array(AuditRow),
  counts: z.array(AuditCount),
  /** Documents that were looked at. */
  documents: z.number().int(),
});
export type Audit = z.infer<typeof Audit>;
