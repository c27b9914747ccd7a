import { type Chain, compare, type DocumentRow, type Edge, type Relation, type Rows } from '../model/index.js';
import { documentsOf } from './documents.js';
import { edgesWhere, mostTelling } from './edges.js';
import { type End, graphOf, type Link, linksOfMany } from './links.js';

export interface PathOptions {
  readonly relations?: readonly Relation[] | undefined;
  /** Follow citations against their direction too. */
  readonly either?: boolean | undefined;
  /** The search is given up where it has met so many links (default: it goes on to the end). */
  readonly limit?: number | undefined;
}

interface Search extends PathOptions {
  readonly from: string;
  readonly to: string;
}

/** The documents met from one end of the chain, and those to go on from. */
interface Front {
  readonly ends: readonly End[];
  readonly seen: Set<string>;
  level: string[];
}

const frontAt = (id: string, end: End, either: boolean | undefined): Front => ({
  ends: either ? ['from', 'to'] : [end],
  seen: new Set([id]),
  level: [id],
});

/** As much of the graph as is met from both ends, level by level on the side with fewer documents, until the two meet. */
const metBetween = async (rows: Rows, { from, to, relations, either, limit }: Search): Promise<Link[] | null> => {
  const fronts = [frontAt(from, 'from', either), frontAt(to, 'to', either)] as const;
  const met: Link[] = [];
  let meets = from === to;
  while (!meets && fronts.every(({ level }) => level.length > 0)) {
    const [front, other] = fronts[0].level.length <= fronts[1].level.length ? fronts : [fronts[1], fronts[0]];
    const links = (
      await Promise.all(
        front.ends.map((end) => linksOfMany(rows, end, front.level, relations, limit === undefined ? undefined : limit + 1)),
      )
    ).flat();
    for (const link of links) met.push(link);
    if (limit !== undefined && met.length > limit) return null;
    front.level = [...new Set(links.flatMap((link) => [link.from, link.to]))].filter((id) => !front.seen.has(id)).sort(compare);
    for (const id of front.level) {
      front.seen.add(id);
      meets ||= other.seen.has(id);
    }
  }
  return met;
};

const shortest = async (rows: Rows, search: Search): Promise<string[] | null | 'given up'> => {
  const [{ bidirectional }, links] = await Promise.all([import('graphology-shortest-path/unweighted.js'), metBetween(rows, search)]);
  if (links === null) return 'given up';
  const graph = await graphOf(links, search.either ? 'undirected' : 'directed', [search.from, search.to]);
  return bidirectional(graph, search.from, search.to);
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
  let more = false;
  for (const [direction, search] of ways) {
    const ids = await shortest(rows, search);
    if (ids === 'given up') more = true;
    else if (ids) return { from, to, direction, steps: await withEvidence(rows, ids, options) };
  }
  return { from, to, direction: null, steps: [], ...(more ? { more } : {}) };
};
