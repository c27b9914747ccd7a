import { z } from 'zod';

export const DamageKind = z.enum(['structure', 'schema', 'document', 'raw', 'span', 'target', 'orphan', 'derived', 'lost']);
export type DamageKind = z.infer<typeof DamageKind>;

/** `rebuild` from the kept texts, `run` the folder, `force` the file, `restore` a backup or begin anew. */
export const Advice = z.enum(['rebuild', 'run', 'force', 'restore']);
export type Advice = z.infer<typeof Advice>;

/** Something in a database that is not as it was written. */
export const Damage = z.object({
  kind: DamageKind,
  /** Where it is known: the table, the file the rows were read from, the document. */
  table: z.string().nullable(),
  file: z.string().nullable(),
  document: z.string().nullable(),
  detail: z.string().nullable(),
  advice: Advice,
});
export type Damage = z.infer<typeof Damage>;

/** What `check` found. `unfinished` is no damage: a run, a correction or a rebuild died, and the next one goes on from there. */
export const Health = z.object({
  sound: z.boolean(),
  unfinished: z.boolean(),
  /** Files held, facts of all kinds, citations among them. */
  files: z.number().int().nonnegative(),
  facts: z.number().int().nonnegative(),
  citations: z.number().int().nonnegative(),
  damages: z.array(Damage),
});
export type Health = z.infer<typeof Health>;

/** What `rebuild` did. */
export const Rebuilt = z.object({
  /** Files whose facts were made anew from the kept text. */
  documents: z.number().int().nonnegative(),
  /** Files of which no sound text is kept: they have to be read again. */
  needing: z.array(z.string()),
  interrupted: z.boolean(),
});
export type Rebuilt = z.infer<typeof Rebuilt>;
