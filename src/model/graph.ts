import type { Relation, State } from './summary.js';

/** A document in the graph of citations. `held` is false for one that is only cited, which has no `file`; `body` is the issuer's full name. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly held: boolean;
  readonly kind: string | null;
  readonly type: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly body: string | null;
  readonly title: string | null;
  readonly file: string | null;
}

/** A citation in the graph, with its evidence. `file` is the citing one. */
export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly relation: Relation;
  readonly state: State;
  readonly quote: string;
  readonly file: string;
  readonly page: number;
  readonly rule: string;
  readonly confidence: number;
}

/** The graph of an archive, held a page at a time. Every end of an edge is among the nodes. */
export interface CitationGraph {
  nodes(): AsyncIterable<GraphNode>;
  edges(): AsyncIterable<GraphEdge>;
}
