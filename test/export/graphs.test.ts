import { MultiDirectedGraph, MultiGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { fromDot } from 'ts-graphviz';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExportSource, exportText, type TextFormat } from '../../src/export/index.js';
import type { CitationGraph, GraphEdge, GraphNode } from '../../src/model/index.js';
import { citationGraph } from '../../src/query/index.js';
import type { Store } from '../../src/store/index.js';
import { archive } from '../store/readings.js';
import { resolve } from '../store/resolve.js';
import { emptyStore } from '../store/stores.js';

async function* of<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
const source = (graph: CitationGraph): ExportSource => ({ summaries: () => of([]), graph: () => graph });
const text = async (graph: CitationGraph, format: TextFormat): Promise<string> => {
  let whole = '';
  for await (const piece of exportText(source(graph), format)) whole += piece;
  return whole;
};

const HOSTILE = `a\u0001b\ud800c "q" 'x' <tag a="1"> & &amp; &#10; ]]> --> \\N \\" \r\nline\ttab \u2028 =1+1 \uffff đ \u{1f4c4} end\\`;
/** What XML can hold of it. */
const HELD = HOSTILE.replace(/[\p{Cs}\uffff]/gu, '\ufffd').replace('\u0001', '\ufffd');

const node = (id: string, held: boolean, words: string | null): GraphNode => ({
  ...{
    id,
    held,
    label: words ?? id,
    kind: null,
    type: words,
    number: null,
    date: null,
    body: words,
    title: words,
    file: held ? 'a.txt' : null,
  },
});
const NODES = [node('vn/a', true, HOSTILE), node(`vn/${HOSTILE}`, false, null), node('vn/c', true, null)];
const edge = (id: string, target: string, relation: GraphEdge['relation']): GraphEdge => ({
  ...{ id, source: 'vn/a', target, relation, state: 'unheld', quote: HOSTILE, file: HOSTILE, page: 3, rule: 'r', confidence: 0.9 },
});
const EDGES = [
  edge('vn/a#0', `vn/${HOSTILE}`, 'legal-basis'),
  edge('vn/a#1', `vn/${HOSTILE}`, 'mentions'),
  edge('vn/a#2', `vn/${HOSTILE}`, 'mentions'),
  edge('vn/a#3', 'vn/c', 'amends'),
];
const hostile: CitationGraph = { nodes: () => of(NODES), edges: () => of(EDGES) };

describe.each([
  ['graphml', parseGraphml],
  ['gexf', parseGexf],
] as const)('%s', (format, parse) => {
  test('holds what XML can hold of any text, and every citation between the same two', async () => {
    const graph = parse(MultiDirectedGraph, await text(hostile, format));
    expect([graph.order, graph.size]).toEqual([3, 4]);
    expect(graph.getNodeAttributes('vn/a')).toMatchObject({ label: HELD, type: HELD, held: true });
    expect(graph.getNodeAttributes('vn/c')).toMatchObject({ label: 'vn/c', held: true });
    expect(graph.hasNode(`vn/${HELD}`)).toBe(true);
    const edges = graph.mapEdges((_id, attributes) => attributes);
    expect(edges.map(({ relation }) => relation as string).sort()).toEqual(['amends', 'legal-basis', 'mentions', 'mentions']);
    for (const attributes of edges)
      expect(attributes).toMatchObject({ quote: HELD, file: HELD, page: 3, confidence: 0.9, state: 'unheld' });
  });

  test('may be empty', async () => {
    expect(parse(MultiGraph, await text({ nodes: () => of([]), edges: () => of([]) }, format)).order).toBe(0);
  });
});

test('dot is read by the parser of another project', async () => {
  const graph = fromDot(await text(hostile, 'dot'));
  expect([graph.nodes.length, graph.edges.length]).toEqual([3, 4]);
  expect(graph.edges.map(({ attributes }) => attributes.get('label')).sort()).toEqual(['amends', 'legal-basis', 'mentions', 'mentions']);
});

describe('of an archive', () => {
  let store: Store;
  beforeAll(async () => {
    store = await emptyStore();
    await store.put(archive, 'r1');
    await store.relink(resolve);
  });
  afterAll(() => store.close());

  test('nodes are what is held or cited, edges what points at one of them', async () => {
    const graph = parseGexf(MultiDirectedGraph, await text(citationGraph(store), 'gexf'));
    expect(graph.mapNodes((id, { held }) => [id, held])).toEqual([
      ['vn/dak-nong/skhcn/cv/2023/12', true],
      ['vn/dak-nong/ubnd/kh/2022/461', true],
      ['vn/hoa-binh/ubnd/kh/2022/461', true],
      ['vn/tw/ttg/qd/2022/569', false],
    ]);
    expect(graph.mapEdges((_id, { relation, state, file, page }, from, to) => [from, to, relation, state, file, page])).toEqual([
      ['vn/dak-nong/skhcn/cv/2023/12', 'vn/dak-nong/ubnd/kh/2022/461', 'implements', 'resolved', 'archive/cong-van.html', 1],
      ['vn/dak-nong/skhcn/cv/2023/12', 'vn/tw/ttg/qd/2022/569', 'mentions', 'unheld', 'archive/cong-van.html', 1],
      ['vn/dak-nong/ubnd/kh/2022/461', 'vn/tw/ttg/qd/2022/569', 'legal-basis', 'unheld', 'archive/ke-hoach-461.pdf', 1],
    ]);
  });
});
