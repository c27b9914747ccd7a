import { compare, type Edge, type Relation, type Rows } from '../model/index.js';
import { addressOf } from './address.js';
import { edgesOfMany } from './edges.js';

/** A citation of a document that names a movement, without its evidence: there are many, of which few are shown. */
export interface Bond {
  readonly from: string;
  readonly to: string;
  readonly ordinal: number;
  readonly relation: Relation;
  readonly kind: string;
  readonly date: string | null;
}

const BONDS = `
  select d.id as "from", c.target as "to", c.ordinal, c.relation, r.kind, r.date
  from _citations c join _documents d on d.source = c.source join readings r on r.source = c.source
  where c.target <> d.id and c.target in (select o.id from _documents o where o.source in (select source from _campaigns))`;

/** The oldest citing documents first: who takes up a movement first tells most of it. */
export const campaignBonds = async (rows: Rows): Promise<Bond[]> =>
  (await rows.all<Bond>(BONDS)).sort((a, b) => compare(a.date ?? '~', b.date ?? '~') || compare(a.from, b.from) || a.ordinal - b.ordinal);

/** The citations with their evidence, by address. */
export const inFull = async (rows: Rows, bonds: readonly Bond[]): Promise<Map<string, Edge>> => {
  const wanted = new Set(bonds.map(factOf));
  const edges = await edgesOfMany(rows, 'd.id', [...new Set(bonds.map(({ from }) => from))]);
  return new Map(edges.filter(({ fact }) => wanted.has(fact)).map((edge) => [edge.fact, edge]));
};

export const factOf = ({ from, ordinal }: Bond): string => addressOf(from, 'citations', ordinal);
