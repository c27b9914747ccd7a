import type { CitationGraph, GraphEdge, GraphNode, Rows } from '../model/index.js';
import { documentsOf } from './documents.js';
import { edgesOfMany } from './edges.js';

const PAGE = 5000;
/** Documents whose citations are asked for at once. */
const CITING_PAGE = 500;

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

const CITING: Sql = `select id, source from _documents where id > ? order by id limit ${CITING_PAGE}`;

// While a run is under way, a citation may point at what linking has not listed yet.
const edgesOf = (documents: number): Sql => `
  select d.id as source, c.target, c.relation, c.state, c.text as quote, s.uri as file, c.page, c.rule, c.confidence, c.ordinal
  from _documents d join _citations c on c.source = d.source join sources s on s.id = d.source
  where d.source in (${Array(documents).fill('?').join(', ')})
    and (exists (select 1 from _documents t where t.id = c.target) or exists (select 1 from cited t where t.id = c.target))
  order by d.id, c.ordinal`;

/** Pages of rows that have an id, in its order. */
async function* pagesOf<Row extends { readonly id: string }>(rows: Rows, sql: Sql): AsyncGenerator<Row[]> {
  for (let after = ''; ; ) {
    const page: Row[] = await rows.all<Row>(sql, [after]);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}

async function* nodes(rows: Rows): AsyncGenerator<GraphNode> {
  for (const [sql, held] of [
    [HELD, true],
    [CITED, false],
  ] as const)
    for await (const page of pagesOf<NodeRow>(rows, sql))
      yield* page.map((row) => ({ ...row, held, label: row.number ?? row.title ?? row.id }));
}

async function* edges(rows: Rows): AsyncGenerator<GraphEdge> {
  for await (const page of pagesOf<{ id: string; source: number }>(rows, CITING)) {
    const sources = page.map(({ source }) => source);
    for (const { ordinal, ...edge } of await rows.all<EdgeRow>(edgesOf(sources.length), sources))
      yield { id: `${edge.source}#${ordinal}`, ...edge };
  }
}

/** Documents, held and only cited, and the citations that point at one of them: not those that are ambiguous or unidentified. */
export const citationGraph = (rows: Rows): CitationGraph => ({ nodes: () => nodes(rows), edges: () => edges(rows) });

/** The same of some documents alone, and of what is cited among them. */
export const citationGraphOf = (rows: Rows, ids: readonly string[]): CitationGraph => {
  const shown = new Set(ids);
  return {
    async *nodes() {
      for (const [id, { held, kind, type, number, date, issuer, title, files }] of await documentsOf(rows, ids))
        yield { id, label: number ?? title ?? id, held, kind, type, number, date, body: issuer, title, file: files[0] ?? null };
    },
    async *edges() {
      for (const { fact, from, to, relation, state, quote, file, span, rule, confidence } of await edgesOfMany(rows, 'd.id', ids))
        if (to !== null && shown.has(to))
          yield { id: fact, source: from, target: to, relation, state, quote, file, page: span.page, rule, confidence };
    },
  };
};
