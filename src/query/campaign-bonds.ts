import { compare, type Edge, type Relation, type Rows } from '../model/index.js';
import { addressOf } from './address.js';
import { edgesAt, tellsLess } from './edges.js';

/** A citation of a document that names a movement, without its evidence: there are many, of which few are shown. */
export interface Bond {
  readonly source: number;
  readonly from: string;
  readonly to: string;
  readonly ordinal: number;
  readonly relation: Relation;
  readonly kind: string;
  readonly date: string | null;
}

const BONDS = `
  select c.source, d.id as "from", c.target as "to", c.ordinal, c.relation, r.kind, r.date
  from _citations c join _documents d on d.source = c.source join readings r on r.source = c.source
  where c.source between ? and ? and c.target <> d.id
    and exists (select 1 from _documents o join _campaigns g on g.source = o.source where o.id = c.target)`;

/** So many sources are looked through at a time: all citations of a large archive at once would fill the memory. */
const SOURCES = 2000;

/** All of them, some at a time, in no order that holds. */
export async function* campaignBonds(rows: Rows): AsyncGenerator<Bond[]> {
  const [{ last = 0 } = {}] = await rows.all<{ last: number | null }>('select max(source) as last from _documents');
  for (let from = 0; from <= (last ?? 0); from += SOURCES) yield await rows.all<Bond>(BONDS, [from, from + SOURCES - 1]);
}

/**
 * Which of two tells more of how movements are tied: what documents themselves say comes before what news tells, then what
 * relation tells most, then the older citing document, since who takes up a movement first tells most of it.
 */
export const tellsMore = (a: Bond, b: Bond): boolean =>
  (Number(b.kind === 'official') - Number(a.kind === 'official') ||
    tellsLess(a, b) ||
    compare(a.date ?? '~', b.date ?? '~') ||
    compare(a.from, b.from) ||
    a.ordinal - b.ordinal) < 0;

/** Keeps a bond under its key where it tells more than the one that is there. */
export const keepBest = <Key>(best: Map<Key, Bond>, key: Key, bond: Bond): void => {
  const own = best.get(key);
  if (!own || tellsMore(bond, own)) best.set(key, bond);
};

/** The citations with their evidence, by address. */
export const inFull = (rows: Rows, bonds: readonly Bond[]): Promise<Map<string, Edge>> => edgesAt(rows, bonds);

export const factOf = ({ from, ordinal }: Bond): string => addressOf(from, 'citations', ordinal);
