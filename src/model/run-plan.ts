import { z } from 'zod';
import { RefusedRow } from './answers.js';

const text = z.string();
const count = z.number().int().nonnegative();

/** What a run would do (`run --dry-run`). Nothing is written, and no database is made. */
export const RunPlan = z.object({
  paths: z.array(text),
  files: z.object({
    found: count,
    /** Never met before. */
    new: count,
    /** Known with other bytes. */
    changed: count,
    /** Known with these bytes, and to be read again: by `--force` or `--only-failed`, or since program or rules are others. */
    again: count,
    unchanged: count,
    /** Not there, or not to be opened. */
    refused: count,
    leftOut: count,
  }),
  /** Bytes to be read. */
  bytes: count,
  /** Of what is to be read, by what the beginning of each file tells. */
  formats: z.array(z.object({ format: text, files: count, bytes: count, ms: count.nullable() })),
  jobs: count,
  /** About how long reading would take; null where no file could be tried. */
  estimateMs: count.nullable(),
  /** Files that were read on trial to tell so. */
  tried: count,
  refused: z.array(RefusedRow),
});
export type RunPlan = z.infer<typeof RunPlan>;
