import { z } from 'zod';

/** A cell of an answer: text, number or nothing. Bytes come as SQL writes them (`x'00ff'`). */
export const SqlCell = z.union([z.string(), z.number(), z.null()]);
export type SqlCell = z.infer<typeof SqlCell>;

/** What a question in SQL was answered with. `truncated`: there are more rows than were asked for. */
export const SqlAnswer = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.record(z.string(), SqlCell)),
  truncated: z.boolean(),
});
export type SqlAnswer = z.infer<typeof SqlAnswer>;
