import { z } from 'zod';

/** That a correction had a part in a value: what was done, by whom, why, and what the program itself says. */
export const Corrected = z.object({
  action: z.enum(['accept', 'reject', 'settle', 'merge', 'split', 'set-document', 'set-citation']),
  by: z.string(),
  reason: z.string(),
  date: z.string().nullable(),
  /** The program's own values of what was changed; empty where it says the same. */
  was: z.record(z.string(), z.union([z.string(), z.null(), z.array(z.string())])),
});
export type Corrected = z.infer<typeof Corrected>;
