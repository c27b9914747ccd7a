import type { Rows } from '../model/index.js';
import type { Network } from './pagerank.js';

/** The graph of the archive: who is which number, and who cites whom. */
export interface Numbered extends Network {
  /** Identities in the order of their numbers: those held in their order, then those that are only cited in theirs. */
  readonly ids: readonly string[];
  /** How many documents cite each. */
  readonly citing: Int32Array;
}

const SOURCES_A_PAGE = 2000;

/** Reads all links, a page of citing documents in memory at a time. */
export const networkOf = async (rows: Rows): Promise<Numbered> => {
  const held = await rows.all<{ source: number; id: string }>('select source, id from _documents order by id');
  const cited = await rows.all<{ id: string }>('select id from cited order by id');
  const ids = [...held, ...cited].map(({ id }) => id);
  const numbers = new Map(ids.map((id, i) => [id, i]));
  // What was read since the last linking cites what is not listed yet.
  const numberOf = (id: string): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, ids.length);
    return ids.push(id) - 1;
  };
  const bySource = new Map(held.map(({ source }, i) => [source, i]));
  const sources = held.map(({ source }) => source).sort((a, b) => a - b);
  const links = new Map<number, number[]>();
  for (let at = 0; at < sources.length; at += SOURCES_A_PAGE) {
    const [first, last] = [sources[at] as number, sources[Math.min(at + SOURCES_A_PAGE, sources.length) - 1] as number];
    const found = await rows.all<{ source: number; target: string }>(
      'select distinct source, target from _citations where source between ? and ? and target is not null',
      [first, last],
    );
    for (const { source, target } of found) {
      const from = bySource.get(source);
      // A copy does not speak for its document, and none rests on itself.
      if (from === undefined || ids[from] === target) continue;
      const to = numberOf(target);
      const own = links.get(from);
      if (own) own.push(to);
      else links.set(from, [to]);
    }
  }
  return packed(ids, links);
};

const packed = (ids: readonly string[], links: ReadonlyMap<number, readonly number[]>): Numbered => {
  const starts = new Int32Array(ids.length + 1);
  for (let i = 0; i < ids.length; i++) starts[i + 1] = (starts[i] as number) + (links.get(i)?.length ?? 0);
  const targets = new Int32Array(starts[ids.length] as number);
  const citing = new Int32Array(ids.length);
  for (const [from, own] of links) {
    targets.set(own, starts[from] as number);
    for (const to of own) (citing[to] as number)++;
  }
  return { ids, starts, targets, citing };
};
