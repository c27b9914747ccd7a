import { z } from 'zod';
import { RefusedRow } from '../model/answers.js';
import { PagedSpan } from '../model/span.js';

/** What `danchieu eval` and `danchieu rules coverage` answer; each shape is also their JSON. */

const text = z.string();
const count = z.number().int().nonnegative();

/** A stretch of a document's text that was read as something. */
export const Place = PagedSpan.extend({ text });
export type Place = z.infer<typeof Place>;

/** `tp` right, `fp` false finds, `fn` misses; a value that differs is both a false find and a miss. */
export const Measure = z.object({
  measure: text,
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  tp: count,
  fp: count,
  fn: count,
});
export type Measure = z.infer<typeof Measure>;

/**
 * One judgement that went against the program: `missed` (null `got`, no places), `wrong` (null `wanted`) or `differs`.
 * `subject` is the cited number that a field belongs to. A value that is nothing is null too. Header fields have no places.
 */
export const Fault = z.object({
  file: text,
  measure: text,
  kind: z.enum(['missed', 'wrong', 'differs']),
  subject: text.nullable(),
  wanted: text.nullable(),
  got: text.nullable(),
  places: z.array(Place),
});
export type Fault = z.infer<typeof Fault>;

/** How right the program is on a folder of gold. All that the gold of a refused document wants counts as missed. */
export const Evaluation = z.object({
  gold: text,
  root: text,
  documents: count,
  read: count,
  measures: z.array(Measure),
  faults: z.array(Fault),
  refused: z.array(RefusedRow),
});
export type Evaluation = z.infer<typeof Evaluation>;

/**
 * How often a rule fired, and in how many files. `counted` says what was counted: facts that name the rule, or, of rules
 * that leave no fact of their own, places of the text that fit its words. `declared` is false for a rule that stands in the program.
 */
export const RuleCount = z.object({
  rule: text,
  finds: text,
  declared: z.boolean(),
  counted: z.enum(['facts', 'places']),
  count,
  files: count,
});
export type RuleCount = z.infer<typeof RuleCount>;

export const UnreadPlace = Place.extend({ file: text, quote: text });
export type UnreadPlace = z.infer<typeof UnreadPlace>;

/** What looks like a document number and was read by none. `form` has its figures as `#`; `places` are the first few. */
export const UnreadForm = z.object({ form: text, count, files: count, places: z.array(UnreadPlace) });
export type UnreadForm = z.infer<typeof UnreadForm>;

/** `rules` by falling count, those that never fired last; `unread` by falling count, `forms` and `hits` before the limit. */
export const Coverage = z.object({
  files: z.object({ found: count, read: count, refused: count }),
  rules: z.array(RuleCount),
  forms: count,
  hits: count,
  unread: z.array(UnreadForm),
  refused: z.array(RefusedRow),
});
export type Coverage = z.infer<typeof Coverage>;
