import type { Chain, DocumentRow, Edge, Relation, Rows } from '../model/index.js';
import { documentsOf } from './documents.js';
import { edgesWhere, mostTelling } from './edges.js';
import { type End, graphOf, linksOfMany } from './graph.js';
import { compare } from './order.js';

export interface PathOptions {
  readonly relations?: readonly Relation[] | undefined;
  /** Follow citations against their direction too. */
  readonly either?: boolean | undefined;
}

interface Search extends PathOptions {
  readonly from: string;
  readonly to: string;
}

/** As much of the graph as is met from one document on, level by level, until the other one is met. */
const metUntil = async (rows: Rows, { from, to, relations, either }: Search) => {
  const ends: readonly End[] = either ? ['from', 'to'] : ['from'];
  const seen = new Set([from]);
  const met = [];
  let level = [from];
  while (level.length > 0 && !seen.has(to)) {
    const links = (await Promise.all(ends.map((end) => linksOfMany(rows, end, level, relations)))).flat();
    met.push(...links);
    level = [...new Set(links.flatMap((link) => [link.from, link.to]))].filter((id) => !seen.has(id)).sort(compare);
    for (const id of level) seen.add(id);
  }
  return met;
};

const shortest = async (rows: Rows, search: Search): Promise<string[] | null> => {
  const [{ bidirectional }, links] = await Promise.all([import('graphology-shortest-path/unweighted.js'), metUntil(rows, search)]);
  const graph = await graphOf(links, search.either ? 'undirected' : 'directed');
  return graph.hasNode(search.from) && graph.hasNode(search.to) ? bidirectional(graph, search.from, search.to) : null;
};

const between = (rows: Rows, from: string, to: string): Promise<Edge[]> => edgesWhere(rows, 'd.id = ? and c.target = ?', [from, to]);

/** Each step of a chain with the citation that tells most of it. */
const withEvidence = async (rows: Rows, ids: readonly string[], { relations, either }: PathOptions): Promise<Chain['steps']> => {
  const documents = await documentsOf(rows, ids);
  const steps = ids.slice(1).map(async (id, i) => {
    const before = ids[i] as string;
    const all = [...(await between(rows, before, id)), ...(either ? await between(rows, id, before) : [])];
    const edges = relations?.length ? all.filter(({ relation }) => relations.includes(relation)) : all;
    const edge = mostTelling(edges);
    const document = documents.get(id);
    return edge && document ? [{ edge, mentions: edges.length, document }] : [];
  });
  return (await Promise.all(steps)).flat();
};

/**
 * A shortest chain of citations from one document to another; where there is none, one that leads back from the other.
 * Of several that are equally short it is always the same one.
 */
export const path = async (rows: Rows, from: DocumentRow, to: DocumentRow, options: PathOptions = {}): Promise<Chain> => {
  const forward = { ...options, from: from.id, to: to.id };
  const ways = options.either
    ? ([['either', forward]] as const)
    : ([
        ['forward', forward],
        ['backward', { ...forward, from: to.id, to: from.id }],
      ] as const);
  for (const [direction, search] of ways) {
    const ids = await shortest(rows, search);
    if (ids) return { from, to, direction, steps: await withEvidence(rows, ids, options) };
  }
  return { from, to, direction: null, steps: [] };
};
