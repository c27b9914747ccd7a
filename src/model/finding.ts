import { z } from 'zod';
import { Severity } from './problem-schema.js';
import { PagedSpan } from './span.js';

const text = z.string();

/** What a finding contradicts: a passage of the same document (`document` null), or another document, as quoted. */
export const Against = z.object({
  document: text.nullable(),
  file: text.nullable(),
  text: text.nullable(),
  span: PagedSpan.nullable(),
});
export type Against = z.infer<typeof Against>;

/**
 * A place that a careful reader would mark. `text` is the slice at `span`, both null where it is about something
 * that is not there; `details` are the values that `message` (in English) is made of.
 */
export const Finding = z.object({
  code: text,
  severity: Severity,
  message: text,
  text: text.nullable(),
  span: PagedSpan.nullable(),
  details: z.record(text, text),
  against: Against.nullable(),
});
export type Finding = z.infer<typeof Finding>;
