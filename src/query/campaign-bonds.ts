import { compare, type Relation, type Rows } from '../model/index.js';
import { tellsLess } from './edges.js';

/** A citation of a document that names a movement, without its evidence: there are many, of which few are shown. */
export interface Bond {
  readonly from: string;
  readonly to: string;
  readonly ordinal: number;
  readonly page: number;
  readonly relation: Relation;
  readonly kind: string;
  readonly date: string | null;
}

/** By these a document takes up the movement of the one it cites. */
export const TAKES_UP: readonly Relation[] = [
  'implements',
  'responds-to',
  'guides',
  'issued-with',
  'amends',
  'announces',
  'proposed-by',
  'extends',
];

/** Other relations tell only of two documents that both name movements that these may be the same. */
const BONDS = `
  select d.id as "from", o.id as "to", c.ordinal, c.page, c.relation, r.kind, r.date
  from _documents o join _citations c on c.target = o.id
    join _documents d on d.source = c.source join readings r on r.source = c.source
  where o.source between ? and ? and o.source in (select source from _campaigns) and c.source <> o.source
    and (c.relation in (${TAKES_UP.map((relation) => `'${relation}'`).join(', ')}) or c.source in (select source from _campaigns))`;

/** So many cited sources are looked through at a time: all citations of a large archive at once would fill the memory. */
const SOURCES = 2000;

/** All of them, some at a time, in no order that holds. */
export async function* campaignBonds(rows: Rows): AsyncGenerator<Bond[]> {
  const [row] = await rows.all<{ last: number | null }>('select max(source) as last from _campaigns');
  const last = row?.last ?? -1;
  for (let from = 0; from <= last; from += SOURCES) yield await rows.all<Bond>(BONDS, [from, from + SOURCES - 1]);
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
