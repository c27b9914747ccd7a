import { z } from 'zod';

const text = z.string();
const count = z.number().int().nonnegative();

/** What an archive is made of: how many files, read or refused when, by which program and rules. */
export const About = z.object({
  documents: count,
  files: count,
  refused: count,
  /** The run that ended last (`at`: ISO, UTC); null where none was noted, as in databases of older versions. */
  run: z.object({ at: text, program: text, rules: text }).nullable(),
  /** By which versions of program and rules the files were read, most files first. */
  readers: z.array(z.object({ program: text, rules: text, files: count })),
});
export type About = z.infer<typeof About>;
