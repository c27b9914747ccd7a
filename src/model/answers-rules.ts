import { z } from 'zod';

const text = z.string();
const place = { id: text, file: text, line: z.number().int() };

/** A rule as `rules list` and `rules explain` print it. `pattern` is null for one that code reads, `code` for one that has a pattern. */
export const RuleRow = z.object({
  id: text,
  finds: text,
  why: text,
  file: text,
  line: z.number().int(),
  anchors: z.array(text),
  pattern: text.nullable(),
  examples: z.array(z.object({ text, in: z.literal('deadlines').optional(), gives: z.array(z.record(text, z.unknown())) })),
  counterExamples: z.array(z.object({ text, because: text })),
  code: text.nullable(),
  patterns: z.array(z.object({ ...place, why: text })),
  lexicons: z.array(text),
});

/** Examples and counter-examples that ran. `code` is E304 for an example, E305 for a counter-example. */
export const RuleTests = z.object({
  passed: z.number().int(),
  failed: z.array(z.object({ code: z.enum(['E304', 'E305']), where: text, rule: text, text, message: text })),
});

/** An entry of the catalogue of errors. */
export const Explained = z.object({ code: text, title: text, cause: text, hint: text });

/** Names of the JSON outputs, each with the commands that print it. */
export const OutputList = z.record(text, text);
