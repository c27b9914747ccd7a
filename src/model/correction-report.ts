import { z } from 'zod';
import { Problem } from './problem-schema.js';

/** What a run tells of the corrections that lie over the archive. `changed`: the file is another one now. */
export const CorrectionsReport = z.object({
  file: z.string(),
  sha256: z.string(),
  changed: z.boolean(),
  entries: z.number().int(),
  applied: z.number().int(),
  problems: z.array(Problem),
});
export type CorrectionsReport = z.infer<typeof CorrectionsReport>;
