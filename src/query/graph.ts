import type { CitationGraph, GraphEdge, GraphNode, Rows, SqlValue } from '../model/index.js';

const PAGE = 5000;

type Sql = string;
type NodeRow = Omit<GraphNode, 'label' | 'held'>;
type EdgeRow = Omit<GraphEdge, 'id'> & { readonly ordinal: number };

const HELD: Sql = `
  select d.id, r.kind, r.type, r.number, r.date, r.issuer as body, r.title, s.uri as file
  from _documents d join readings r on r.source = d.source join sources s on s.id = d.source
  where d.id > ? order by d.id limit ${PAGE}`;

const CITED: Sql = `
  select id, null as kind, type, number, date, issuer as body, title, null as file from cited
  where id > ? order by id limit ${PAGE}`;

const EDGES: Sql = `
  select d.id as source, c.target, c.relation, c.state, c.text as quote, s.uri as file, c.page, c.rule, c.confidence, c.ordinal
  from _documents d join _citations c on c.source = d.source join sources s on s.id = d.source
  where d.id >= ? and (d.id > ? or c.ordinal > ?)
    and (c.target in (select id from _documents) or c.target in (select id from cited))
  order by d.id, c.ordinal limit ${PAGE}`;

/** Rows a page at a time: `after` makes the parameters of the next page from the last row of one. */
async function* paged<Row>(rows: Rows, sql: Sql, start: SqlValue[], after: (last: Row) => SqlValue[]): AsyncGenerator<Row> {
  for (let params: SqlValue[] | null = start; params !== null; ) {
    const page: Row[] = await rows.all<Row>(sql, params);
    yield* page;
    const last: Row | undefined = page.at(-1);
    params = last === undefined || page.length < PAGE ? null : after(last);
  }
}

async function* nodesOf(rows: Rows): AsyncGenerator<GraphNode> {
  for (const [sql, held] of [
    [HELD, true],
    [CITED, false],
  ] as const)
    for await (const row of paged<NodeRow>(rows, sql, [''], ({ id }) => [id]))
      yield { ...row, held, label: row.number ?? row.title ?? row.id };
}

async function* edgesOf(rows: Rows): AsyncGenerator<GraphEdge> {
  const pages = paged<EdgeRow>(rows, EDGES, ['', '', -1], ({ source, ordinal }) => [source, source, ordinal]);
  for await (const { ordinal, ...edge } of pages) yield { id: `${edge.source}#${ordinal}`, ...edge };
}

/** Documents, held and only cited, and the citations that point at one of them: not those that are ambiguous or unidentified. */
export const citationGraph = (rows: Rows): CitationGraph => ({ nodes: () => nodesOf(rows), edges: () => edgesOf(rows) });
