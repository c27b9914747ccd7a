import type { Doubt, Edge, KeyPart, Rows, SqlValue } from '../model/index.js';
import { bodyOfId, bodyTest } from './bodies.js';
import { documentsOf } from './documents.js';
import { edgesWhere } from './edges.js';
import { allIn } from './many.js';

const PARTS = ['number', 'symbol', 'type', 'body', 'year', 'date'] as const;
type Key = Readonly<Record<(typeof PARTS)[number], string | null>>;

const columns = (table: string): string => PARTS.map((part) => `${table}.key_${part} as ${part}`).join(', ');

/** Part by part, what is known of a citation beside what is known of a document; parts that neither has are left out. */
export const compareKeys = (cited: Key, held: Key): KeyPart[] =>
  PARTS.filter((part) => cited[part] !== null || held[part] !== null).map((part) => ({
    part,
    cited: cited[part],
    held: held[part],
    agrees: cited[part] === null || held[part] === null ? null : cited[part] === held[part],
  }));

export interface DoubtFilter {
  /** Also what is unidentified. */
  readonly all?: boolean | undefined;
  /** Only of this citing document. */
  readonly document?: string | undefined;
  /** Only of citing documents of this body. */
  readonly body?: string | undefined;
}

const keysOf = async (rows: Rows, edges: readonly Edge[]): Promise<Map<string, Key>> => {
  const keys = await allIn<Key & { id: string; ordinal: number }>(
    rows,
    [...new Set(edges.map(({ from }) => from))],
    (list) =>
      `select d.id, c.ordinal, ${columns('c')} from _citations c join _documents d on d.source = c.source
       where d.id in (${list}) and c.state = 'ambiguous'`,
  );
  return new Map(keys.map(({ id, ordinal, ...key }) => [`${id}#citations/${ordinal}`, key]));
};

/** Keys of documents: of one that is held its own, of one that is only cited what its complete citations say of it. */
const documentKeys = async (rows: Rows, ids: readonly string[]): Promise<Map<string, Key>> => {
  const held = await allIn<Key & { id: string }>(
    rows,
    ids,
    (list) => `select d.id, ${columns('r')} from _documents d join readings r on r.source = d.source where d.id in (${list})`,
  );
  const cited = await allIn<Key & { id: string }>(
    rows,
    ids,
    (list) =>
      `select c.target as id, ${PARTS.map((part) => `max(c.key_${part}) as ${part}`).join(', ')}
       from _citations c where c.target in (${list}) and c.key_path = c.target group by c.target`,
  );
  return new Map([...cited, ...held].map(({ id, ...key }) => [id, key]));
};

/** Citations that may mean several documents, with why each of them fits; a work list, by citing document in reading order. */
export const doubts = async (rows: Rows, { all = false, document, body }: DoubtFilter = {}): Promise<Doubt[]> => {
  const states = all ? "c.state in ('ambiguous', 'unidentified')" : "c.state = 'ambiguous'";
  const params: SqlValue[] = document === undefined ? [] : [document];
  const found = await edgesWhere(rows, `${states}${document === undefined ? '' : ' and d.id = ?'}`, params);
  const test = body === undefined ? () => true : bodyTest(body);
  const edges = found.filter(({ citing, from }) => test(citing.issuer, bodyOfId(from)));
  const ids = [...new Set(edges.flatMap(({ candidates }) => candidates))];
  const [documents, cited, held] = await Promise.all([documentsOf(rows, ids), keysOf(rows, edges), documentKeys(rows, ids)]);
  return edges.map((edge) => ({
    edge,
    candidates: edge.candidates.flatMap((id) => {
      const [row, own, its] = [documents.get(id), cited.get(edge.fact), held.get(id)];
      return row ? [{ document: row, parts: own && its ? compareKeys(own, its) : [] }] : [];
    }),
  }));
};
