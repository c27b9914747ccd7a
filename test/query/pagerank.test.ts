import fc from 'fast-check';
import { DirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import { pagerank } from 'graphology-metrics/centrality/index.js';
import { expect, test } from 'vitest';
import { componentSizes, type Network, pageRank } from '../../src/query/pagerank.js';

const OPTIONS = { alpha: 0.85, tolerance: 1e-9 };

const graphs = fc
  .integer({ min: 1, max: 20 })
  .chain((size) =>
    fc
      .uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 60, selector: ([a, b]) => a * size + b })
      .map((links) => ({ size, links: links.filter(([a, b]) => a !== b) })),
  );

const networkOf = (size: number, links: readonly (readonly [number, number])[]): Network => {
  const out = Array.from({ length: size }, (_, i) => links.flatMap(([from, to]) => (from === i ? [to] : [])));
  const starts = Int32Array.from({ length: size + 1 }, (_, i) => out.slice(0, i).reduce((sum, own) => sum + own.length, 0));
  return { starts, targets: Int32Array.from(out.flat()) };
};

test('ranks and parts are those of the library that others use', () => {
  fc.assert(
    fc.property(graphs, ({ size, links }) => {
      const graph = new DirectedGraph();
      for (let i = 0; i < size; i++) graph.addNode(String(i));
      for (const [from, to] of links) graph.addEdge(String(from), String(to));
      const network = networkOf(size, links);
      const sizes = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);
      expect(sizes(componentSizes(network))).toEqual(sizes(connectedComponents(graph).map(({ length }) => length)));
      if (links.length === 0) return;
      const wanted = pagerank(graph, { ...OPTIONS, getEdgeWeight: null, maxIterations: 1000 });
      for (const [i, rank] of pageRank(network, { ...OPTIONS, rounds: 1000 }).entries()) expect(rank).toBeCloseTo(wanted[i] as number, 8);
    }),
  );
});
