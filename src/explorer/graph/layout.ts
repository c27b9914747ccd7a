import { DirectedGraph } from 'graphology';
import layout from 'graphology-layout-forceatlas2';
import type { Subgraph } from '../../index.js';

// The package exports the function itself; its types say `default`.
const forceAtlas2 = layout as unknown as (typeof layout)['default'];

/** Where a document lies in the picture, and how large it is drawn; pixels, the middle of the picture is 0, 0. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

const LEAST_R = 6;
const GROWTH = 2.6;
/** The radius grows with the logarithm: one document is cited twice, another ten thousand times. */
export const radiusOf = (cited: number): number => Math.round((LEAST_R + GROWTH * Math.log(1 + cited)) * 10) / 10;

const GOLDEN_ANGLE = 2.399963;
const RING = 140;
const SPREAD = 16;
const GAP = 34;
/** Names stand below the nodes and are wider than high: what lies side by side needs more room. */
const FLAT = 0.5;
const PASSES = 30;
/** Rounds of the layout by number of documents: the more there are, the fewer rounds fit into the time of a page. */
const roundsFor = (documents: number): number => Math.round(Math.min(240, 12_000 / Math.max(1, documents)));

/** Seeds on a spiral, the nearer to the middle the fewer steps away: the same each time. */
const seed = (index: number, distance: number): { x: number; y: number } => {
  const radius = distance * RING + SPREAD * Math.sqrt(index);
  return { x: radius * Math.cos(index * GOLDEN_ANGLE), y: radius * Math.sin(index * GOLDEN_ANGLE) };
};

interface Body {
  x: number;
  y: number;
  readonly r: number;
}

/** Pushes apart what lies on one another. */
const separate = (bodies: readonly Body[]): void => {
  for (let pass = 0, moved = true; moved && pass < PASSES; pass++) {
    moved = false;
    for (const [i, a] of bodies.entries())
      for (const b of bodies.slice(i + 1)) {
        const [dx, dy, wanted] = [(b.x - a.x) * FLAT, b.y - a.y, a.r + b.r + GAP];
        const distance = Math.hypot(dx, dy);
        if (distance >= wanted) continue;
        const push = (wanted - distance) / 2;
        const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [Math.cos(i), Math.sin(i)];
        a.x -= (ux * push) / FLAT;
        a.y -= uy * push;
        b.x += (ux * push) / FLAT;
        b.y += uy * push;
        moved = true;
      }
  }
};

/** How far apart two joined documents should lie in the middle of all cases. */
const LINK = 150;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 1;

const scaled = (bodies: ReadonlyMap<string, Body>, links: Subgraph['links']): void => {
  const lengths = links.flatMap(({ from, to }) => {
    const [a, b] = [bodies.get(from), bodies.get(to)];
    return a && b ? [Math.hypot(a.x - b.x, a.y - b.y)] : [];
  });
  const factor = lengths.length > 0 ? LINK / Math.max(1e-6, median(lengths)) : 1;
  for (const body of bodies.values()) {
    body.x *= factor;
    body.y *= factor;
  }
};

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Places for the documents of a part of the graph, by ForceAtlas2; the same part always looks the same. */
export const placesOf = ({ documents, links }: Subgraph): ReadonlyMap<string, Place> => {
  const graph = new DirectedGraph();
  for (const [index, { document, cited, distance }] of documents.entries())
    graph.addNode(document.id, { ...seed(index, distance), size: radiusOf(cited) });
  for (const { from, to } of links) graph.mergeEdge(from, to);
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    linLogMode: false,
    gravity: 1,
    scalingRatio: 12,
    barnesHutOptimize: documents.length > 120,
  };
  const found = documents.length > 1 ? forceAtlas2(graph, { iterations: roundsFor(documents.length), settings, getEdgeWeight: null }) : {};
  const bodies = new Map(
    documents.map(({ document, cited }) => [document.id, { x: 0, y: 0, ...found[document.id], r: radiusOf(cited) }] as const),
  );
  scaled(bodies, links);
  separate([...bodies.values()]);
  return new Map([...bodies].map(([id, { x, y, r }]) => [id, { x: rounded(x), y: rounded(y), r }]));
};
