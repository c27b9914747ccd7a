import { compare, type DocumentRow, type Edge, groupBy, type Relation, type Rows, type Step } from '../model/index.js';
import { documentsOf } from './documents.js';
import { edgesOfMany, mostTelling } from './edges.js';

/**
 * By these a document rests on the one it cites: it names it as its basis, carries it out, answers its call, guides
 * how to do it, or is issued with it. Who amends or repeals another does not rest on it.
 */
export const RESTS_ON: readonly Relation[] = ['legal-basis', 'implements', 'responds-to', 'guides', 'issued-with'];

export type Direction = 'basis' | 'impact';

export interface TreeOptions {
  readonly direction: Direction;
  readonly relations?: readonly Relation[] | undefined;
  /** Steps from the root; all of them without. */
  readonly depth?: number | undefined;
  /** So many citations are followed (all of them without); what is nearer to the root first. */
  readonly limit?: number | undefined;
}

const near = (edge: Edge, direction: Direction): string => (direction === 'basis' ? edge.from : (edge.to as string));
const far = (edge: Edge, direction: Direction): string | null => (direction === 'basis' ? edge.to : edge.from);

const SOME = 16;

/** The edges of a level; with `room` documents are asked for a few at a time, until it is full. */
const edgesUpTo = async (
  rows: Rows,
  direction: Direction,
  level: readonly string[],
  relations: readonly Relation[],
  room: number | undefined,
): Promise<Edge[]> => {
  const column = direction === 'basis' ? 'd.id' : 'c.target';
  if (room === undefined) return edgesOfMany(rows, column, level, { relations });
  const found: Edge[] = [];
  for (let at = 0; at < level.length && found.length < room; at += SOME)
    found.push(...(await edgesOfMany(rows, column, level.slice(at, at + SOME), { relations, limit: room - found.length })));
  return found;
};

/** All edges that are met from a document on, level by level, each document looked at once. */
const climb = async (
  rows: Rows,
  root: string,
  { direction, relations, depth = Number.POSITIVE_INFINITY, limit }: TreeOptions,
): Promise<{ met: Edge[]; more: boolean }> => {
  const followed = relations?.length ? relations : RESTS_ON;
  const seen = new Set([root]);
  const met: Edge[] = [];
  let level = [root];
  for (let at = 0; at < depth && level.length > 0; at++) {
    const room = limit === undefined ? undefined : limit - met.length + 1;
    const edges = await edgesUpTo(rows, direction, level, followed, room);
    const next = new Set<string>();
    for (const edge of edges) {
      if (edge.from === edge.to) continue;
      met.push(edge);
      const id = far(edge, direction);
      if (id !== null && !seen.has(id)) next.add(id);
    }
    if (limit !== undefined && met.length > limit) return { met: met.slice(0, limit), more: true };
    for (const id of next) seen.add(id);
    level = [...next].sort(compare);
  }
  return { met, more: false };
};

interface Branch {
  readonly to: string | null;
  readonly edge: Edge;
  readonly mentions: number;
}

/** The edges of one document, one branch for each document at the other end; what is not resolved stands for itself. */
const branchesOf = (edges: readonly Edge[], direction: Direction): Branch[] =>
  [...groupBy(edges, (edge) => far(edge, direction) ?? edge.fact).values()].flatMap((group) => {
    const edge = mostTelling(group);
    return edge ? [{ to: far(edge, direction), edge, mentions: group.length }] : [];
  });

/** From which document each is reached on a shortest way; of several ways the first in the order of edges. */
const parentsOf = (root: string, branches: ReadonlyMap<string, readonly Branch[]>): Map<string, string> => {
  const parents = new Map<string, string>();
  let level = [root];
  while (level.length > 0) {
    const next: string[] = [];
    for (const id of level)
      for (const { to } of branches.get(id) ?? []) {
        if (to === null || to === root || parents.has(to)) continue;
        parents.set(to, id);
        next.push(to);
      }
    level = next;
  }
  return parents;
};

type Bare = Omit<Step, 'document' | 'validity'> & { readonly id: string | null };

/** The tree from its edges, root first, each branch to its end. A document goes on where it is nearest to the root, and only there. */
export const stepsOf = (root: string, edges: readonly Edge[], direction: Direction): Bare[] => {
  const branches = new Map(
    [...groupBy(edges, (edge) => near(edge, direction))].map(([id, group]) => [id, branchesOf(group, direction)] as const),
  );
  const parents = parentsOf(root, branches);
  const steps: Bare[] = [{ depth: 0, id: root, edge: null, mentions: 0, repeated: false }];
  // A list of its own instead of recursion: chains may be longer than a stack is deep.
  const open = [{ id: root, depth: 1, rest: [...(branches.get(root) ?? [])] }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const branch = top.rest.shift();
    if (!branch) {
      open.pop();
      continue;
    }
    const { to, edge, mentions } = branch;
    const repeated = to !== null && parents.get(to) !== top.id;
    steps.push({ depth: top.depth, id: to, edge, mentions, repeated });
    if (to !== null && !repeated) open.push({ id: to, depth: top.depth + 1, rest: [...(branches.get(to) ?? [])] });
  }
  return steps;
};

/** What a document rests on, or what rests on it, to the end. Circles are followed once. */
export const tree = async (rows: Rows, root: DocumentRow, options: TreeOptions): Promise<{ steps: Step[]; more: boolean }> => {
  const { met, more } = await climb(rows, root.id, options);
  const steps = stepsOf(root.id, met, options.direction);
  const documents = await documentsOf(
    rows,
    steps.flatMap(({ id }) => id ?? []),
  );
  const whole = steps.map(({ id, ...step }) => ({ ...step, document: id === null ? null : (documents.get(id) ?? null), validity: null }));
  return { steps: whole, more };
};
