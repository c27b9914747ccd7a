import type { AbstractGraph } from 'graphology-types';
import { compare, type Relation, type Rows } from '../model/index.js';
import { allIn } from './many.js';

/** That one document cites another, however often. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

export type End = keyof Link;

const LINKS = 'select distinct d.id as "from", c.target as "to" from _citations c join _documents d on d.source = c.source';
const PROPER = 'c.target is not null and c.target <> d.id';

const inOrder = (links: Link[]): Link[] => links.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));

/** Links of which one end is one of these documents; `limit` for each few hundred of these. */
export const linksOfMany = async (
  rows: Rows,
  end: End,
  ids: readonly string[],
  relations: readonly Relation[] = [],
  limit?: number,
): Promise<Link[]> => {
  const only = relations.length === 0 ? '' : ` and c.relation in (${relations.map((relation) => `'${relation}'`).join(', ')})`;
  const most = limit === undefined ? '' : ` limit ${Math.trunc(limit)}`;
  const column = end === 'from' ? 'd.id' : 'c.target';
  return inOrder(await allIn<Link>(rows, ids, (list) => `${LINKS} where ${PROPER}${only} and ${column} in (${list})${most}`));
};

/** The links as a graph of the library, nodes and edges in the order of the links. */
export const graphOf = async (
  links: readonly Link[],
  type: 'directed' | 'undirected' = 'directed',
  nodes: readonly string[] = [],
): Promise<AbstractGraph> => {
  const { DirectedGraph, UndirectedGraph } = await import('graphology');
  const graph: AbstractGraph = type === 'directed' ? new DirectedGraph() : new UndirectedGraph();
  for (const node of nodes) graph.mergeNode(node);
  for (const { from, to } of links) graph.mergeEdge(from, to);
  return graph;
};
