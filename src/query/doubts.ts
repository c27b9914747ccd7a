import type { Doubt, Edge, IdentityKey, KeyPart, Rows } from '../model/index.js';
import { addressOf } from './address.js';
import { canonical } from './aliases.js';
import { bodyOfId, bodyTest } from './bodies.js';
import { documentsOf } from './documents.js';
import { edgesAt, inReadingOrder } from './edges.js';
import { allIn, firstOf } from './many.js';

const PARTS = ['family', 'body', 'type', 'number', 'year', 'symbol', 'date'] as const;

const columns = (table: string): string => PARTS.map((part) => `${table}.key_${part} as "${part}"`).join(', ');

/** Compares the key of a citation with that of a document, part by part; `citing` is the date of the document that cites. */
export type Compare = (key: IdentityKey, known: IdentityKey, citing: string | null) => KeyPart[];

export interface DoubtFilter {
  /** Also what is unidentified. */
  readonly all?: boolean | undefined;
  /** Only of this citing document. */
  readonly document?: string | undefined;
  /** Only of citing documents of this body. */
  readonly body?: string | undefined;
  /** So many at most. */
  readonly limit?: number | undefined;
  /** So many candidates of each are told of (default: all); the edge names them all. */
  readonly candidates?: number | undefined;
}

/** The keys of the ambiguous citations of these edges' documents, by address. */
const keysOf = async (rows: Rows, edges: readonly Edge[]): Promise<Map<string, IdentityKey>> => {
  const keys = await allIn<IdentityKey & { id: string; ordinal: number }>(
    rows,
    [...new Set(edges.map(({ from }) => from))],
    (list) =>
      `select d.id, c.ordinal, ${columns('c')} from _citations c join _documents d on d.source = c.source
       where d.id in (${list}) and c.state = 'ambiguous'`,
  );
  return new Map(keys.map(({ id, ordinal, ...key }) => [addressOf(id, 'citations', ordinal), key]));
};

/** Of a document that is only cited, its day is known where all that name it in full name the same one. */
const CITED = PARTS.map((part) =>
  part === 'date' ? 'case when count(distinct c.key_date) = 1 then max(c.key_date) end as "date"' : `max(c.key_${part}) as "${part}"`,
).join(', ');

/** What is known of documents, held or only cited, as linking knows it. */
const knownKeys = async (rows: Rows, ids: readonly string[]): Promise<Map<string, IdentityKey>> => {
  type Row = IdentityKey & { id: string };
  const held = await allIn<Row>(
    rows,
    ids,
    (list) => `select d.id, ${columns('r')} from _documents d join readings r on r.source = d.source where d.id in (${list})`,
  );
  const heldIds = new Set(held.map(({ id }) => id));
  const cited = await allIn<Row>(
    rows,
    ids.filter((id) => !heldIds.has(id)),
    (list) =>
      `select c.target as id, ${CITED} from _citations c join _documents d on d.source = c.source
       where c.target in (${list}) and c.key_path = c.target group by c.target`,
  );
  return new Map([...held, ...cited].map(({ id, ...key }) => [id, key]));
};

interface Place {
  readonly id: string;
  readonly issuer: string | null;
  readonly source: number;
  readonly ordinal: number;
}

/** Documents in their order come first, so that no more of the citations are looked at than are wanted. */
const placesSql = (states: string, ofOne: boolean): string => `
  select d.id, r.issuer, c.source, c.ordinal from _documents d cross join _citations c cross join readings r
  where c.source = d.source and r.source = d.source and ${states}${ofOne ? ' and d.id = ?' : ''}
  order by d.id, c.ordinal`;

/** Citations that may mean several documents, with why each of them fits; a work list, by citing document in reading order. */
export const doubts = async (
  rows: Rows,
  compare: Compare,
  { all = false, document, body, limit, candidates: most }: DoubtFilter = {},
): Promise<Doubt[]> => {
  const states = all ? "c.state in ('ambiguous', 'unidentified')" : "c.state = 'ambiguous'";
  const own = document === undefined ? null : await canonical(rows, document);
  const test = body === undefined ? () => true : bodyTest(body);
  // A body may be asked for by words, which SQL does not tell.
  const places = await firstOf(
    limit,
    (bounds) => rows.all<Place>(`${placesSql(states, own !== null)}${bounds}`, own === null ? [] : [own]),
    ({ issuer, id }) => test(issuer, bodyOfId(id)),
  );
  const edges = [...(await edgesAt(rows, places)).values()].sort(inReadingOrder);
  const ids = [...new Set(edges.flatMap(({ candidates }) => candidates.slice(0, most)))];
  const [documents, cited, known] = await Promise.all([documentsOf(rows, ids), keysOf(rows, edges), knownKeys(rows, ids)]);
  return edges.map((edge) => ({
    edge,
    candidates: edge.candidates.slice(0, most).flatMap((id) => {
      const [row, own, its] = [documents.get(id), cited.get(edge.fact), known.get(id)];
      return row ? [{ document: row, parts: own && its ? compare(own, its, edge.citing.date) : [] }] : [];
    }),
  }));
};
