import { z } from 'zod';
import { CensusRow, DocumentRow, Edge, MissingRow, Validity } from './answers.js';
import { Relation } from './summary.js';

/** Questions to the graph of citations: what leads where, and what is said about it. */

const text = z.string();
const count = z.number().int().nonnegative();

/** A place in a tree, the whole of which is listed from the root, each branch to its end. `edge` led here from the step above. */
export const Step = z.object({
  depth: count,
  /** Null where the citation does not tell which document is meant. */
  document: DocumentRow.nullable(),
  edge: Edge.nullable(),
  /** Citations of these relations between the same two documents, `edge` among them. */
  mentions: count,
  /** What follows from this document stands at another place of the tree, nearer to the root. */
  repeated: z.boolean(),
  validity: Validity.nullable(),
});
export type Step = z.infer<typeof Step>;

/** What a document rests on (`basis`), or what rests on it (`impact`), from step to step. */
export const Tree = z.object({
  document: DocumentRow,
  direction: z.enum(['basis', 'impact']),
  relations: z.array(Relation),
  /** Day for which the validity of every document is told; null where the root has no full date. */
  at: text.nullable(),
  /** Distinct documents below the root. */
  documents: count,
  steps: z.array(Step),
  /** Only where a limit left steps out, or validity (`at` is null then): too much would have had to be looked at. */
  more: z.literal(true).optional(),
});
export type Tree = z.infer<typeof Tree>;

/** A shortest chain of citations. `direction` is `backward` where only the second document leads to the first; null without a chain. */
export const Chain = z.object({
  from: DocumentRow,
  to: DocumentRow,
  direction: z.enum(['forward', 'backward', 'either']).nullable(),
  steps: z.array(z.object({ edge: Edge, mentions: count, document: DocumentRow })),
  /** Only where the search was given up at a limit: there may be a chain. */
  more: z.literal(true).optional(),
});
export type Chain = z.infer<typeof Chain>;

/**
 * A part of the key of a citation beside what is known of a candidate, held or only cited; `agrees` is null where one of
 * them is not known. `order` is that nothing cites what comes after it: the day of the citing document beside the candidate's.
 */
export const KeyPart = z.object({
  part: z.enum(['number', 'symbol', 'type', 'body', 'year', 'date', 'order']),
  cited: text.nullable(),
  known: text.nullable(),
  agrees: z.boolean().nullable(),
});
export type KeyPart = z.infer<typeof KeyPart>;

/** A citation that may mean several documents or says too little, with why each candidate fits. */
export const Doubt = z.object({
  edge: Edge,
  candidates: z.array(z.object({ document: DocumentRow, parts: z.array(KeyPart) })),
});
export type Doubt = z.infer<typeof Doubt>;
export const Doubts = z.object({ doubts: z.array(Doubt) });

/** A document to be acquired: who cites it, and one of the citations. */
export const WantedRow = MissingRow.extend({ citing: z.array(text), example: Edge });
export type WantedRow = z.infer<typeof WantedRow>;
export const Wanted = z.object({ missing: z.array(WantedRow) });

export const Count = z.object({ value: text.nullable(), documents: count });
export type Count = z.infer<typeof Count>;

/** A document by how much leans on it: `rank` is its PageRank in the graph of citations (all ranks add up to 1). */
export const LeanedOn = z.object({ document: DocumentRow, rank: z.number(), documents: count });
export type LeanedOn = z.infer<typeof LeanedOn>;

/** What is counted over all held documents and their citations. */
export const Figures = z.object({
  documents: count,
  /** Documents that are cited and not held. */
  cited: count,
  kinds: z.array(Count),
  types: z.array(Count),
  years: z.array(Count),
  bodies: z.array(Count),
  states: z.array(CensusRow),
  relations: z.array(z.object({ relation: Relation, citations: count })),
});
export type Figures = z.infer<typeof Figures>;

export const Stats = Figures.extend({
  leanedOn: z.array(LeanedOn),
  /** Parts of the graph that no citation joins, held and cited documents counted. */
  components: z.object({ count, largest: count, alone: count }),
});
export type Stats = z.infer<typeof Stats>;

/** Where a body stands: central, Party, mass organisation, of a province, a department of one, of a district or commune. */
export const Level = z.enum(['central', 'party', 'mass', 'province', 'department', 'local', 'unknown']);
export type Level = z.infer<typeof Level>;

/** A document of a part of the graph: `cited` citations lead to it in the archive, it is `distance` steps from the middle. */
export const Neighbour = z.object({ document: DocumentRow, level: Level, cited: count, distance: count });
export type Neighbour = z.infer<typeof Neighbour>;

/** That one document cites another: the relation that tells most, and how many citations of any relation there are. */
export const GraphLink = z.object({ from: text, to: text, relation: Relation, mentions: count });
export type GraphLink = z.infer<typeof GraphLink>;

/** A part of the graph of citations: some documents with all that is cited among them. `more`: a limit left others out. */
export const Subgraph = z.object({
  /** From the middle outwards. */
  documents: z.array(Neighbour),
  links: z.array(GraphLink),
  more: z.boolean(),
});
export type Subgraph = z.infer<typeof Subgraph>;
