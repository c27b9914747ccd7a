import { compare, type GraphLink, groupBy, type Relation, type Rows, type SqlValue } from '../model/index.js';
import { mostTelling, tellsLess } from './edges.js';
import { allIn } from './many.js';

export type Way = 'basis' | 'impact';

export interface SubgraphOptions {
  /** Steps from the middle (default 1). */
  readonly depth?: number | undefined;
  /** What the document cites (`basis`), what cites it (`impact`), or both (default). */
  readonly direction?: Way | 'both' | undefined;
  /** Documents at most, those in the middle among them (default 50). */
  readonly limit?: number | undefined;
  /** Documents whose neighbours are shown too. */
  readonly open?: readonly string[] | undefined;
}

/** Which documents are shown, each with its distance from the middle; `more` where there are others. */
export interface Chosen {
  readonly distances: ReadonlyMap<string, number>;
  readonly more: boolean;
}

/** So many citations of one document are looked at: a law may be cited by half of the archive. */
const MOST_CITING = 600;
/** The same of each of many documents. */
const MOST_FARTHER = 60;
/** To tell which is cited more, it is enough to count so far. */
const MOST_COUNTED = 1000;

interface Met {
  /** The document that is shown, and the one that is met from it. */
  readonly by: string;
  readonly id: string;
  readonly relation: Relation;
}

/** What documents cite. There is no limit: no document cites without end. */
const citedFrom = (rows: Rows, ids: readonly string[]): Promise<Met[]> =>
  allIn(
    rows,
    ids,
    (list) =>
      `select distinct d.id as "by", c.target as id, c.relation from _documents d join _citations c on c.source = d.source
       where d.id in (${list}) and c.target is not null and c.target <> d.id`,
  );

/** Some of those that cite a document, and whether there are more: the index is read as far as needed and no farther. */
const citingTo = async (rows: Rows, id: string, most: number): Promise<{ met: Met[]; more: boolean }> => {
  const found = await rows.all<{ id: string | null; relation: Relation }>(
    `select d.id, c.relation from (select source, relation from _citations where target = ? order by source limit ${most + 1}) c
     left join _documents d on d.source = c.source`,
    [id],
  );
  const met = found.flatMap((row) => (row.id === null || row.id === id ? [] : [{ by: id, id: row.id, relation: row.relation }]));
  return { met, more: found.length > most };
};

interface Candidate {
  readonly id: string;
  /** Documents already shown that it is joined with. */
  readonly ties: number;
  readonly relation: Relation;
}

/** The neighbours of some documents that are not shown yet. */
const neighbours = async (
  rows: Rows,
  ids: readonly string[],
  direction: Way | 'both',
  shown: ReadonlyMap<string, number>,
): Promise<{ candidates: Candidate[]; more: boolean }> => {
  const met = direction === 'impact' ? [] : await citedFrom(rows, ids);
  let more = false;
  for (const id of direction === 'basis' ? [] : ids) {
    const citing = await citingTo(rows, id, ids.length > 1 ? MOST_FARTHER : MOST_CITING);
    more ||= citing.more;
    met.push(...citing.met);
  }
  const candidates = [...groupBy(met, ({ id }) => id)].flatMap(([id, own]) => {
    const telling = mostTelling(own);
    return telling && !shown.has(id) ? [{ id, ties: new Set(own.map(({ by }) => by)).size, relation: telling.relation }] : [];
  });
  return { candidates, more };
};

/** How often documents are cited, as far as it is worth counting. */
const weights = async (rows: Rows, ids: readonly string[]): Promise<Map<string, number>> => {
  type Row = { id: string; n: number };
  const known = await allIn<Row>(rows, ids, (list) => `select id, mentions as n from cited where id in (${list})`);
  const held = await allIn<Row>(
    rows,
    ids,
    (list) =>
      `select d.id, (select count(*) from (select 1 from _citations c where c.target = d.id limit ${MOST_COUNTED}) as found) as n
       from _documents d where d.id in (${list})`,
  );
  return new Map([...known, ...held].map(({ id, n }) => [id, n]));
};

/** The best `room` of the candidates: joined with most of what is shown, by what tells most, most cited. */
const best = async (rows: Rows, candidates: readonly Candidate[], room: number): Promise<Candidate[]> => {
  if (candidates.length <= room) return candidates.toSorted((a, b) => compare(a.id, b.id));
  if (room === 0) return [];
  const order = (a: Candidate, b: Candidate): number => b.ties - a.ties || tellsLess(a, b);
  const last = candidates.toSorted(order)[room - 1] as Candidate;
  // What comes behind the last that has room whatever it weighs need not be counted.
  const able = candidates.filter((one) => order(one, last) <= 0);
  const cited = await weights(
    rows,
    able.map(({ id }) => id),
  );
  const weight = ({ id }: Candidate): number => cited.get(id) ?? 0;
  return able.sort((a, b) => order(a, b) || weight(b) - weight(a) || compare(a.id, b.id)).slice(0, room);
};

const FIRST_SHARE = 0.5;
const OPENED = 20;

/** The documents around one, nearest first; what is farther gets half of the room, and what the nearer ones leave. */
export const around = async (
  rows: Rows,
  id: string,
  { depth = 1, direction = 'both', limit = 50, open = [] }: SubgraphOptions = {},
): Promise<Chosen> => {
  const distances = new Map([[id, 0]]);
  let more = false;
  let level = [id];
  const add = async (from: readonly string[], room: number, distance: number): Promise<string[]> => {
    const found = await neighbours(rows, from, direction, distances);
    const taken = await best(rows, found.candidates, Math.max(0, room));
    more ||= found.more || taken.length < found.candidates.length;
    for (const one of taken) distances.set(one.id, distance);
    return taken.map((one) => one.id);
  };
  const reserved = Math.min(limit - 1, open.length * OPENED);
  const most = limit - reserved;
  for (let at = 1; at <= depth && level.length > 0; at++) {
    const room = most - distances.size;
    level = await add(level, at < depth ? Math.ceil(room * FIRST_SHARE) : room, at);
  }
  if (depth > 1) await add([id], most - distances.size, 1);
  for (const one of open) {
    const at = distances.get(one);
    if (at !== undefined) await add([one], Math.min(OPENED, limit - distances.size), at + 1);
  }
  return { distances, more };
};

/** All that is cited among some documents. */
export const linksAmong = async (rows: Rows, ids: readonly string[]): Promise<GraphLink[]> => {
  const shown = new Set(ids);
  const found = await allIn<Omit<GraphLink, 'mentions'> & { n: number }>(
    rows,
    ids,
    (list) =>
      `select d.id as "from", c.target as "to", c.relation, count(*) as n from _documents d join _citations c on c.source = d.source
       where d.id in (${list}) and c.target is not null group by d.id, c.target, c.relation`,
  );
  const among = found.filter(({ from, to }) => from !== to && shown.has(to));
  return [...groupBy(among, ({ from, to }) => `${from} ${to}`).values()]
    .flatMap((own) => {
      const telling = mostTelling(own);
      return telling
        ? [{ from: telling.from, to: telling.to, relation: telling.relation, mentions: own.reduce((sum, { n }) => sum + n, 0) }]
        : [];
    })
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
};

/** Citations that lead to each of these documents, as `countCitedBy` counts them. */
export const countsCitedBy = async (rows: Rows, ids: readonly string[]): Promise<Map<string, number>> => {
  // Of what is not held, linking has counted already.
  const known = await allIn<{ id: string; n: number }>(rows, ids, (list) => `select id, mentions as n from cited where id in (${list})`);
  const counts = new Map(known.map(({ id, n }) => [id, n]));
  const counted = await allIn<{ id: string; n: number }>(
    rows,
    ids.filter((id) => !counts.has(id)),
    (list) =>
      `select c.target as id, count(*) as n from _citations c join _documents d on d.source = c.source
       where c.target in (${list}) group by c.target`,
  );
  for (const { id, n } of counted) counts.set(id, n);
  return counts;
};

/** What lies between: documents that one of a chain cites and that cite the next one of it, or the one after. */
const inBetween = async (rows: Rows, from: string, to: string, limit: number): Promise<string[]> => {
  const params: SqlValue[] = [from, to];
  const found = await rows.all<{ id: string }>(
    `select distinct c.target as id from _documents d join _citations c on c.source = d.source
     where d.id = ? and c.target is not null and exists (
       select 1 from _documents e join _citations f on f.source = e.source where e.id = c.target and f.target = ?)
     order by c.target limit ${limit}`,
    params,
  );
  return found.map(({ id }) => id);
};

/** The documents of a chain, and those by which one may go beside it. Distances are those from its first document. */
export const beside = async (rows: Rows, chain: readonly string[], limit: number): Promise<Chosen> => {
  const distances = new Map(chain.map((id, at) => [id, at]));
  let more = false;
  for (const [at, from] of chain.entries())
    for (const to of chain.slice(at + 1, at + 3))
      for (const id of await inBetween(rows, from, to, limit)) {
        if (distances.has(id)) continue;
        if (distances.size >= limit) more = true;
        else distances.set(id, at + 1);
      }
  return { distances, more };
};
