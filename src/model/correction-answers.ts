import { z } from 'zod';
import { Edge } from './answers.js';
import { Corrected } from './corrected.js';
import { Correction } from './correction.js';
import { Problem } from './problem-schema.js';

/** What came of an entry: see `Outcome`. */
export const CorrectionRow = z.object({
  line: z.number().int().positive(),
  action: Corrected.shape.action,
  status: z.enum(['applied', 'needless', 'unfitting']),
  documents: z.number().int(),
  citations: z.number().int(),
  lacking: z.array(z.string()),
  entry: Correction,
});
export type CorrectionRow = z.infer<typeof CorrectionRow>;

/** The corrections that lie over an archive. `changed`: the file is another one now. */
export const Corrections = z.object({
  file: z.string(),
  sha256: z.string(),
  changed: z.boolean(),
  entries: z.array(CorrectionRow),
  /** Citations that are edges no more, with their evidence. */
  rejected: z.array(Edge),
  problems: z.array(Problem),
});
export type Corrections = z.infer<typeof Corrections>;

/** A citation that an entry may be about. `from` is what the program itself calls the citing document. */
export const MetCitation = z.object({
  from: z.string(),
  file: z.string(),
  page: z.number().int(),
  quote: z.string(),
  number: z.string().nullable(),
  /** Counts the citations of this text in this file, from 1. */
  nth: z.number().int(),
  state: z.string(),
  target: z.string().nullable(),
  rule: z.string(),
});
export type MetCitation = z.infer<typeof MetCitation>;

/** What `correct` writes: entries, or what stands in their way. */
export const Proposal = z.object({
  entries: z.array(Correction),
  /** There is no such citation; citations of several texts fit; it is not told where it leads; files of no one document; one document already. */
  lacks: z.enum(['citation', 'choice', 'target', 'files', 'others']).nullable(),
  citations: z.array(MetCitation),
  /** A file of rules, as YAML; `reproduces` says whether its text alone is read as wrongly. */
  counterExample: z.object({ rule: z.string(), text: z.string(), yaml: z.string(), reproduces: z.boolean() }).nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** What `correct` answers: the entries with the file and the lines they stand in (none yet in a dry run). */
export const CorrectAnswer = Proposal.extend({ file: z.string(), lines: z.array(z.number().int()), yaml: z.string() });
export type CorrectAnswer = z.infer<typeof CorrectAnswer>;
