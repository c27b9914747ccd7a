import { z } from 'zod';
import { DocumentRow, Edge, Hits } from './answers.js';
import { Count } from './answers-graph.js';
import { PagedSpan } from './span.js';
import { Relation } from './summary.js';

/** Questions to the facts of the archive. Every row names its fact, by which `why` tells more of it. */

const text = z.string();
const count = z.number().int().nonnegative();

/** Where a fact stands: its address (`vn/tw/ttg/qd/2022/614#awards/0`), the words, file and place, and the rule that read it. */
const evidence = { fact: text, quote: text, file: text, span: PagedSpan, rule: text };

/** The document that a fact stands in. */
export const Bearer = z.object({
  id: text,
  type: text.nullable(),
  number: text.nullable(),
  symbol: text.nullable(),
  date: text.nullable(),
  issuer: text.nullable(),
});
export type Bearer = z.infer<typeof Bearer>;

export const AwardRow = z.object({
  document: Bearer,
  /** The movement of the document: that of its title, else the first that it names. */
  campaign: text.nullable(),
  form: text.nullable(),
  grantor: text.nullable(),
  recipient: text,
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.enum(['recipient', 'percent']),
  per: text.nullable(),
  occasion: text.nullable(),
  year: z.number().int().nullable(),
  ...evidence,
});
export type AwardRow = z.infer<typeof AwardRow>;
export const Awards = z.object({ awards: z.array(AwardRow) });

export const DeadlineRow = z.object({
  document: Bearer,
  date: text.nullable(),
  recurs: text.nullable(),
  task: text.nullable(),
  inferred: z.array(text),
  ...evidence,
});
export type DeadlineRow = z.infer<typeof DeadlineRow>;
export const Deadlines = z.object({ deadlines: z.array(DeadlineRow) });

/**
 * Something with a date: a document that was issued, one that changed another (`relation`, `other`), a period
 * (`date` to `end`), a deadline. Of an issue there is no passage to show, since a header may be pieced together.
 */
export const TimelineRow = z.object({
  date: text,
  end: text.nullable(),
  event: z.enum(['issued', 'changes', 'period', 'deadline']),
  document: Bearer,
  relation: Relation.nullable(),
  other: text.nullable(),
  what: text.nullable(),
  fact: text.nullable(),
  quote: text.nullable(),
  file: text,
  span: PagedSpan.nullable(),
  rule: text.nullable(),
});
export type TimelineRow = z.infer<typeof TimelineRow>;
export const Timeline = z.object({ document: DocumentRow.nullable(), events: z.array(TimelineRow) });

/** Why a document belongs to a movement: it is the one it is about, one that it names, or it rests on a document of it (`edge`). */
export const Member = z.object({
  document: DocumentRow,
  role: z.enum(['own', 'names', 'linked']),
  fact: text,
  quote: text,
  file: text,
  span: PagedSpan,
  rule: text,
});
export type Member = z.infer<typeof Member>;

/** One movement, by whatever body: its spellings, the movements it follows, its documents and periods. */
export const Movement = z.object({
  name: text,
  spellings: z.array(z.object({ name: text, mentions: count })),
  follows: z.array(z.object({ name: text, edge: Edge })),
  periods: z.array(z.object({ start: text.nullable(), end: text.nullable(), documents: count, ...evidence })),
  /** How many documents belong to it; of these the first ones may be all that is listed. */
  total: count,
  documents: z.array(Member),
});
export type Movement = z.infer<typeof Movement>;
export const Movements = z.object({ movements: z.array(Movement) });

/** A body as it follows another in time: `on` is the last day of the one that ended. */
export const Succession = z.object({ name: text, body: text.nullable(), on: text.nullable() });
export type Succession = z.infer<typeof Succession>;

/** A body that issued documents. `from` and `until` are its first and last day by the lexicons of rules/; null where they set none. */
export const BodyRow = z.object({
  /** Its part of identity paths: `dak-nong/ubnd`. */
  body: text.nullable(),
  name: text,
  held: count,
  cited: count,
  first: text.nullable(),
  last: text.nullable(),
  from: text.nullable(),
  until: text.nullable(),
  predecessors: z.array(Succession),
  successors: z.array(Succession),
});
export type BodyRow = z.infer<typeof BodyRow>;
export const Bodies = z.object({ bodies: z.array(BodyRow) });

/** A field that is not stated where the fact stands, and the place of the same document that states it, if there is one. */
export const Inference = z.object({
  field: text,
  value: text.nullable(),
  stated: z.object({ fact: text, quote: text, page: z.number().int() }).nullable(),
});
export type Inference = z.infer<typeof Inference>;

/** Why a fact is held to be one: the passage, the rule, what is inferred and from where. */
export const Reasons = z.object({
  fact: text,
  document: DocumentRow,
  kind: text,
  values: z.record(z.string(), z.unknown()),
  quote: text,
  file: text,
  span: PagedSpan.nullable(),
  /** The sentence around the fact, `mark` the fact in it (UTF-16 units). */
  sentence: text.nullable(),
  mark: z.object({ start: count, end: count }).nullable(),
  confidence: z.number().nullable(),
  rule: z.object({ id: text, why: text.nullable(), anchors: z.array(text), at: text.nullable() }).nullable(),
  inferred: z.array(Inference),
  /** Of a citation, the words that give its relation and their rule; null where none do: what is only mentioned, inferred or corrected. */
  relation: z.object({ quote: text, rule: text, why: text.nullable(), at: text.nullable() }).nullable(),
});
export type Reasons = z.infer<typeof Reasons>;

/** How many of all documents found have which property; `states` counts those that have a citation of the state. */
export const Facets = z.object({
  documents: count,
  kinds: z.array(Count),
  types: z.array(Count),
  years: z.array(Count),
  bodies: z.array(Count),
  /** Movements that they name. */
  campaigns: z.array(Count),
  states: z.array(Count),
});
export type Facets = z.infer<typeof Facets>;
/** `facets` is null where they were not asked for. */
export const FacetedHits = Hits.extend({ facets: Facets.nullable() });
