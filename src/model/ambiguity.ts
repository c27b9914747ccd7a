import { z } from 'zod';
import { PagedSpan } from './span.js';

const text = z.string();

/** A part of a document's identity in which a citation may agree with it; `order` is that it is not later than what cites it. */
export const Part = z.enum(['number', 'symbol', 'issuer', 'type', 'year', 'date', 'order']);
export type Part = z.infer<typeof Part>;

/** How a citation compares with a document: each part is in exactly one list. `unknown` parts are not known of the one or the other. */
export const Fit = z.object({ agrees: z.array(Part), unknown: z.array(Part), differs: z.array(Part) });
export type Fit = z.infer<typeof Fit>;

export const Candidate = Fit.extend({ id: text, held: z.boolean() });
export type Candidate = z.infer<typeof Candidate>;

/** A citation that may mean several documents, with why each of them may be it. */
export const Ambiguity = z.object({
  from: text,
  quote: text,
  file: text,
  span: PagedSpan,
  rule: text,
  reason: text.nullable(),
  candidates: z.array(Candidate),
});
export type Ambiguity = z.infer<typeof Ambiguity>;
