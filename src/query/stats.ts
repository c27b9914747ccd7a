import {
  type Count,
  compare,
  type Facets,
  type Figures,
  groupBy,
  type LeanedOn,
  type Relation,
  type Rows,
  type Stats,
} from '../model/index.js';
import { countDocuments, documentsOf } from './documents.js';
import { allLinks, graphOf, type Link } from './links.js';
import { census } from './overview.js';

const COLUMNS = { kinds: 'r.kind', types: 'r.type', years: 'substr(r.date, 1, 4)', bodies: 'r.issuer' } as const;

const most = (counts: Count[]): Count[] => counts.sort((a, b) => b.documents - a.documents || compare(a.value ?? '', b.value ?? ''));

/** Held documents by kind, type, year and issuer, most first; years in their order. */
const countsOf = async (rows: Rows): Promise<Pick<Facets, 'kinds' | 'types' | 'years' | 'bodies'>> => {
  const of = async (column: string): Promise<Count[]> =>
    most(
      await rows.all<Count>(
        `select ${column} as value, count(*) as documents from _documents d join readings r on r.source = d.source group by ${column}`,
      ),
    );
  const years = await of(COLUMNS.years);
  return {
    kinds: await of(COLUMNS.kinds),
    types: await of(COLUMNS.types),
    years: years.sort((a, b) => compare(a.value ?? '', b.value ?? '')),
    bodies: await of(COLUMNS.bodies),
  };
};

const ALPHA = 0.85;
// Per document; far below what the ranks of two documents differ by in a large archive.
const TOLERANCE = 1e-9;
const ROUNDS = 1000;
const DIGITS = 8;

const leanedOn = async (rows: Rows, links: readonly Link[], ranks: ReadonlyMap<string, number>, limit: number): Promise<LeanedOn[]> => {
  const citing = groupBy(links, ({ to }) => to);
  const leading = [...ranks]
    .filter(([id]) => citing.has(id))
    .map(([id, rank]) => ({ id, rank: Number(rank.toFixed(DIGITS)) }))
    .sort((a, b) => b.rank - a.rank || compare(a.id, b.id))
    .slice(0, limit);
  const documents = await documentsOf(
    rows,
    leading.map(({ id }) => id),
  );
  return leading.flatMap(({ id, rank }) => {
    const document = documents.get(id);
    return document ? [{ document, rank, documents: citing.get(id)?.length ?? 0 }] : [];
  });
};

/** All that is counted without following the graph. */
export const figures = async (rows: Rows): Promise<Figures> => {
  const relations = await rows.all<{ relation: Relation; citations: number }>(
    `select c.relation, count(*) as citations from _citations c join _documents d on d.source = c.source
     group by c.relation order by citations desc, c.relation`,
  );
  const [cited] = await rows.all<{ count: number }>('select count(*) as count from cited');
  return {
    documents: await countDocuments(rows),
    cited: cited?.count ?? 0,
    ...(await countsOf(rows)),
    states: await census(rows),
    relations,
  };
};

/** The archive in figures. `top` documents that most leans on, held or not: what is cited by what is cited much weighs more. */
export const stats = async (rows: Rows, top: number): Promise<Stats> => {
  const ids = await rows.all<{ id: string }>('select id from _documents order by id');
  const links = await allLinks(rows);
  const graph = await graphOf(
    links,
    'directed',
    ids.map(({ id }) => id),
  );
  const [{ pagerank }, { connectedComponents }] = await Promise.all([
    import('graphology-metrics/centrality/index.js'),
    import('graphology-components'),
  ]);
  const ranks =
    graph.size === 0
      ? new Map<string, number>()
      : new Map(Object.entries(pagerank(graph, { getEdgeWeight: null, alpha: ALPHA, tolerance: TOLERANCE, maxIterations: ROUNDS })));
  const sizes = connectedComponents(graph).map((component) => component.length);
  return {
    ...(await figures(rows)),
    leanedOn: await leanedOn(rows, links, ranks, top),
    components: {
      count: sizes.length,
      largest: sizes.reduce((a, b) => Math.max(a, b), 0),
      alone: sizes.filter((size) => size === 1).length,
    },
  };
};
