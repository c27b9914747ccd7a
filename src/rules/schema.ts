import { z } from 'zod';
import { Relation } from '../model/schemas.js';

export const phrase = z
  .string()
  .min(1)
  .transform((s) => s.normalize('NFC'));
export const phrases = z.array(phrase).default([]);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What a rule reads, each kind interpreted by one file of src/extract, and the named groups that its reader needs or knows. */
export const GROUPS = {
  number: { needs: ['serial', 'letters'], knows: ['year'] },
  date: { needs: [], knows: ['day', 'month', 'year', 'english', 'quarter', 'half'] },
  period: { needs: [], knows: ['start', 'end', 'day', 'month', 'last_day', 'last_month', 'year'] },
  deadline: { needs: [], knows: [] },
  campaign: { needs: ['name'], knows: [] },
  target: { needs: ['value'], knows: [] },
  relation: { needs: [], knows: [] },
} as const satisfies Record<string, { readonly needs: readonly string[]; readonly knows: readonly string[] }>;
export const Finds = z.enum(Object.keys(GROUPS) as [keyof typeof GROUPS]);
export type Finds = z.infer<typeof Finds>;

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** One rule of a rules/*.yaml file. Templates are described in docs/rules.md. */
export const RuleSpec = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
  finds: Finds,
  why: z.string().min(8),
  anchor: phrases,
  /** Lengths of the run of digits at which a rule without anchor is tried; any, unless given. */
  figures: z.array(z.number().int().min(1).max(8)).optional(),
  before: phrase.optional(),
  match: phrase,
  unless_before: phrase.optional(),
  unless_after: phrase.optional(),
  sets: z.record(z.string(), scalar).default({}),
  relation: Relation.optional(),
  confidence: z.number().gt(0).max(1).default(0.95),
  examples: z
    .array(
      z.strictObject({ text: z.string(), in: z.enum(['deadlines']).optional(), gives: z.array(z.record(z.string(), z.unknown())).min(1) }),
    )
    .min(1),
  counter_examples: z.array(z.strictObject({ text: z.string(), because: z.string() })).default([]),
});
export type RuleSpec = z.infer<typeof RuleSpec>;

/**
 * A pattern that the code asks for by name: a joint of the grammar ("của", "số") rather than a fact.
 * `how`: `at` a place, `ending` at a place, `anywhere` in a stretch, a whole `line`, or `anchored`: found in the
 * one scan of the text for the words of `anchor`.
 */
export const PatternSpec = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
  how: z.enum(['at', 'ending', 'anywhere', 'line', 'anchored']),
  anchor: phrases,
  match: phrase,
  why: z.string().min(8),
  examples: z.array(z.string()).min(1),
  counter_examples: z.array(z.string()).default([]),
});
export type PatternSpec = z.infer<typeof PatternSpec>;

/**
 * Facts that a file of src/ puts together from patterns and lexicons, under an id of its own. Nothing is matched by
 * it: it is there so that every id that a fact names can be explained.
 */
export const ReaderSpec = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
  finds: z.enum([...Finds.options, 'award', 'citation']),
  why: z.string().min(8),
  code: z.string(),
  patterns: z.array(z.string()).min(1),
  lexicons: z.array(z.string()).default([]),
  /** Texts in which no fact of this id may be found. */
  counter_examples: z.array(z.strictObject({ text: z.string(), because: z.string() })).default([]),
});
export type ReaderSpec = z.infer<typeof ReaderSpec>;

/**
 * What recognising pictures makes of letters, and what was meant. Runs over recognised text alone, in the order of the files.
 * `by` is the replacement; `$<name>` stands for a named group.
 */
export const RepairSpec = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
  match: phrase,
  by: z.string(),
  why: z.string().min(8),
  /** What all repairs together make of a text. */
  examples: z.array(z.strictObject({ text: z.string(), gives: z.string() })).min(1),
  /** Texts that stay as they are. */
  counter_examples: z.array(z.string()).default([]),
});
export type RepairSpec = z.infer<typeof RepairSpec>;

export const RuleFile = z.strictObject({
  repairs: z.array(RepairSpec).default([]),
  readers: z.array(ReaderSpec).default([]),
  patterns: z.array(PatternSpec).default([]),
  fragments: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), phrase).default({}),
  rules: z.array(RuleSpec).default([]),
});

export const DocumentType = z.strictObject({
  name: phrase,
  slug: z.string(),
  normative: z.string().optional(),
  symbols: phrases,
  loose: phrases,
  also: phrases,
  families: z.array(z.enum(['state', 'normative', 'assembly', 'party', 'mass'])),
  english: z.array(z.string()).default([]),
});
export type DocumentType = z.infer<typeof DocumentType>;

export const Body = z.strictObject({
  name: phrase,
  symbols: z.array(phrase).min(1),
  slug: z.string().optional(),
  also: phrases,
  level: z.enum(['central', 'province', 'district', 'commune', 'local']),
  place: z.enum(['none', 'after', 'bare']).default('none'),
  needs_place: z.boolean().default(false),
  officer: z.boolean().default(false),
  city_name: phrase.optional(),
  family: z.enum(['state', 'party', 'mass', 'assembly']),
  from: day.optional(),
  until: day.optional(),
  into: phrase.optional(),
  english: z.array(z.string()).default([]),
});
export type Body = z.infer<typeof Body>;

export const Province = z.strictObject({
  name: phrase,
  also: phrases,
  city: z.union([z.literal(true), day]).optional(),
  from: day.optional(),
  until: day.optional(),
  into: phrase.optional(),
});
export type Province = z.infer<typeof Province>;

export const Law = z.strictObject({
  name: phrase,
  number: z.string(),
  date: day.optional(),
  effective: day.optional(),
  replaced_by: z.string().optional(),
  also: phrases,
  unsure: z.array(z.enum(['number', 'date'])).default([]),
});
export type Law = z.infer<typeof Law>;

export const Named = z.strictObject({ name: phrase, also: phrases });
export type Named = z.infer<typeof Named>;

export const Terms = z.strictObject({
  central_congresses: z.array(z.strictObject({ ordinal: z.string(), closed: day })),
  provincial_congresses: z.array(z.strictObject({ opened: day, settled: day })),
  assemblies: z.array(z.strictObject({ term: z.number(), from: z.number(), to: z.number() })),
});
export type Terms = z.infer<typeof Terms>;

export const Level = z.strictObject({
  name: phrase,
  also: phrases,
  rank: z.enum(['province', 'district', 'commune']),
  party: phrase,
  from: day.optional(),
  until: day.optional(),
});
export type Level = z.infer<typeof Level>;
