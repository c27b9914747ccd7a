import { z } from 'zod';

export const Severity = z.enum(['info', 'warning', 'error']);
export type Severity = z.infer<typeof Severity>;

/**
 * Something that went wrong, in a form that a person can act on and a program can count.
 * `code` is a key of the error catalogue (`danchieu explain E103`), `where` names the file (and
 * place in it), `detail` holds what is specific to this case. What it means and what to do is
 * said by the catalogue in the reader's language (src/messages/).
 */
export const Problem = z.object({
  code: z.string().regex(/^[EW]\d{3}$/),
  severity: Severity,
  where: z.string(),
  detail: z.string().nullable(),
});
export type Problem = z.infer<typeof Problem>;
