import { type Condition, compare, type Edge, type Relation, type Rows, type SqlValue, type State, tellingPlace } from '../model/index.js';
import { addressOf } from './address.js';
import { canonical } from './aliases.js';
import { type BodyTest, bodyOfId, bodyTest } from './bodies.js';
import { yearOf } from './days.js';
import { allIn } from './many.js';

/** Columns of what is told of the citing document, over `r` readings. */
export const CITING =
  'r.type as citing_type, r.number as citing_number, r.symbol as citing_symbol, r.date as citing_date, r.issuer as citing_issuer';

export interface CitingRow {
  citing_type: string | null;
  citing_number: string | null;
  citing_symbol: string | null;
  citing_date: string | null;
  citing_issuer: string | null;
}

export interface EdgeRow extends CitingRow, Omit<Edge, 'fact' | 'citing' | 'candidates' | 'inferred' | 'span' | 'corrected'> {
  corrected: string | null;
  ordinal: number;
  candidates: string;
  inferred: string;
  span_start: number;
  span_end: number;
  page: number;
}

export const edgeOf = (row: EdgeRow): Edge => ({
  fact: addressOf(row.from, 'citations', row.ordinal),
  from: row.from,
  to: row.to,
  citing: {
    type: row.citing_type,
    number: row.citing_number,
    symbol: row.citing_symbol,
    date: row.citing_date,
    issuer: row.citing_issuer,
  },
  relation: row.relation,
  state: row.state,
  reason: row.reason,
  candidates: JSON.parse(row.candidates) as string[],
  type: row.type,
  number: row.number,
  date: row.date,
  issuer: row.issuer,
  pinpoint: row.pinpoint,
  inferred: JSON.parse(row.inferred) as Edge['inferred'],
  quote: row.quote,
  file: row.file,
  span: { start: row.span_start, end: row.span_end, page: row.page },
  rule: row.rule,
  confidence: row.confidence,
  ...(row.corrected === null ? {} : { corrected: JSON.parse(row.corrected) as Edge['corrected'] }),
});

const EDGES = `
  select d.id as "from", c.target as "to", c.ordinal, c.relation, c.state, c.reason, c.candidates, c.type, c.number, c.date,
         c.issuer, c.pinpoint, c.inferred, c.text as quote, s.uri as file, c.span_start, c.span_end, c.page, c.rule, c.confidence, c.corrected,
         ${CITING}
  from _citations c join _documents d on d.source = c.source join sources s on s.id = c.source join readings r on r.source = c.source`;

const ordinalOf = ({ fact }: Edge): number => Number(fact.slice(fact.lastIndexOf('/') + 1));

/** By citing document, then in reading order. */
export const inReadingOrder = (a: Edge, b: Edge): number => compare(a.from, b.from) || ordinalOf(a) - ordinalOf(b);

/** Edges for which `where` is true (over `c` citations, `d` and `r` the citing document), in reading order. */
export const edgesWhere = async (rows: Rows, where: string, params: readonly SqlValue[] = []): Promise<Edge[]> =>
  (await rows.all<EdgeRow>(`${EDGES} where ${where}`, params)).map(edgeOf).sort(inReadingOrder);

/** The first edges for which `where` is true, in reading order, behind `offset` of them; the others are never put together. */
export const firstEdges = async (rows: Rows, where: string, params: readonly SqlValue[], limit: number, offset = 0): Promise<Edge[]> =>
  edgesWhere(
    rows,
    `(c.source, c.ordinal) in (
       select c.source, c.ordinal from _citations c join _documents d on d.source = c.source join readings r on r.source = c.source
       where ${where} order by d.id, c.ordinal limit ${Math.trunc(limit)} offset ${Math.trunc(offset)})`,
    params,
  );

/** A document that speaks for itself: as a file of its own, or carried by a web page under its own number. */
export const OFFICIAL = "(r.kind = 'official' or (r.kind = 'web-page' and r.number is not null))";

export interface EdgesOfMany {
  readonly relations?: readonly Relation[] | undefined;
  /** Only what official documents say themselves, on a web page that carries one too; not what news and other pages report. */
  readonly official?: boolean;
  /** So many at most, in no order that holds. */
  readonly limit?: number | undefined;
}

/** Edges of which the column (the citing document, the cited one) is one of many values. */
export const edgesOfMany = async (
  rows: Rows,
  column: 'd.id' | 'c.target',
  values: readonly string[],
  { relations = [], official = false, limit }: EdgesOfMany = {},
): Promise<Edge[]> => {
  const related = relations.length === 0 ? '' : ` and c.relation in (${relations.map((relation) => `'${relation}'`).join(', ')})`;
  const only = `${related}${official ? ` and ${OFFICIAL}` : ''}${limit === undefined ? '' : ` limit ${Math.trunc(limit)}`}`;
  return (await allIn<EdgeRow>(rows, values, (list) => `${EDGES} where ${column} in (${list})${only}`)).map(edgeOf).sort(inReadingOrder);
};

const AT_ONCE = 100;

/** Citations by source and place in it, by the addresses of their facts. */
export const edgesAt = async (
  rows: Rows,
  places: readonly { readonly source: number; readonly ordinal: number }[],
): Promise<Map<string, Edge>> => {
  const found = new Map<string, Edge>();
  for (let at = 0; at < places.length; at += AT_ONCE) {
    const some = places.slice(at, at + AT_ONCE);
    const where = `(c.source, c.ordinal) in (values ${some.map(() => '(cast(? as integer), cast(? as integer))').join(', ')})`;
    const params = some.flatMap(({ source, ordinal }) => [source, ordinal]);
    for (const edge of await edgesWhere(rows, where, params)) found.set(edge.fact, edge);
  }
  return found;
};

/** What a document cites, in reading order. */
export const cites = async (rows: Rows, id: string): Promise<Edge[]> => edgesWhere(rows, 'd.id = ?', [await canonical(rows, id)]);

const oneOf = (column: string, values: readonly string[] = []): Condition[] =>
  values.length === 0 ? [] : [{ sql: `${column} in (${values.map(() => '?').join(', ')})`, params: values }];

/** Of a filter of what cites a document what SQL tells. */
const citing = async (rows: Rows, id: string, { relations, states, year }: EdgeFilter): Promise<Condition> => {
  const conditions = [
    { sql: 'c.target = ?', params: [await canonical(rows, id)] },
    ...oneOf('c.relation', relations),
    ...oneOf('c.state', states),
    ...(year === undefined ? [] : [{ sql: 'substr(r.date, 1, 4) = ?', params: [String(year)] }]),
  ];
  return { sql: conditions.map(({ sql }) => sql).join(' and '), params: conditions.flatMap(({ params }) => params) };
};

/** Where a document is cited, by citing document and in reading order. Ambiguous citations are none. */
export const citedBy = async (rows: Rows, id: string, filter: EdgeFilter = {}): Promise<Edge[]> => {
  const { sql, params } = await citing(rows, id, filter);
  const { body, limit, offset } = filter;
  // A body may be asked for by words, which SQL does not tell.
  if (body !== undefined) return filtered(await edgesWhere(rows, sql, params), 'citedBy', filter);
  return limit === undefined && !offset ? edgesWhere(rows, sql, params) : firstEdges(rows, sql, params, limit ?? ALL, offset);
};

/** Which edges are asked for; what is not given is free. `year` and `body` are those of the document at the other end. */
export interface EdgeFilter {
  readonly relations?: readonly Relation[] | undefined;
  readonly states?: readonly State[] | undefined;
  readonly year?: number | undefined;
  readonly body?: string | undefined;
  /** So many at most. */
  readonly limit?: number | undefined;
  /** Leaves out so many of the first ones. */
  readonly offset?: number | undefined;
}

/** More than any archive has. */
const ALL = 2 ** 31;

const isOfBody = (edge: Edge, side: 'cites' | 'citedBy', test: BodyTest): boolean =>
  side === 'cites' ? test(edge.issuer, edge.to && bodyOfId(edge.to)) : test(edge.citing.issuer, bodyOfId(edge.from));

/** The edges that a filter asks for; `side` says which end is the other one. */
export const filtered = (
  edges: readonly Edge[],
  side: 'cites' | 'citedBy',
  { relations, states, year, body, limit, offset = 0 }: EdgeFilter,
): Edge[] => {
  const test = body === undefined ? null : bodyTest(body);
  const found = edges.filter(
    (edge) =>
      (!relations?.length || relations.includes(edge.relation)) &&
      (!states?.length || states.includes(edge.state)) &&
      (year === undefined || String(year) === (side === 'cites' ? yearOf(edge.date, edge.to) : edge.citing.date?.slice(0, 4))) &&
      (test === null || isOfBody(edge, side, test)),
  );
  return limit === undefined ? found.slice(offset) : found.slice(offset, offset + limit);
};

const weight = ({ relation }: Pick<Edge, 'relation'>): number => tellingPlace(relation);

/** Below 0 where the first relation tells more than the second one. */
export const tellsLess = (a: Pick<Edge, 'relation'>, b: Pick<Edge, 'relation'>): number => weight(a) - weight(b);

/** Of citations between the same documents the one that tells most; the first in reading order among equals. */
export const mostTelling = <E extends Pick<Edge, 'relation'>>(edges: readonly E[]): E | undefined =>
  edges.reduce<E | undefined>((best, edge) => (best === undefined || weight(edge) < weight(best) ? edge : best), undefined);

/** How many citations lead to a document; of a filter those that it asks for. */
export const countCitedBy = async (rows: Rows, id: string, filter: EdgeFilter = {}): Promise<number> => {
  if (filter.body !== undefined) return (await citedBy(rows, id, { ...filter, limit: undefined, offset: undefined })).length;
  const { sql, params } = await citing(rows, id, filter);
  const from = '_citations c join _documents d on d.source = c.source';
  // The head of a document is looked up only where it is asked for.
  const head = filter.year === undefined ? '' : ' join readings r on r.source = c.source';
  const [row] = await rows.all<{ count: number }>(`select count(*) as count from ${from}${head} where ${sql}`, params);
  return row?.count ?? 0;
};
