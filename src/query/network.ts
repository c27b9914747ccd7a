import type { Rows } from '../model/index.js';
import type { Network } from './pagerank.js';

/** The graph of the archive: who is which number, and who cites whom. */
export interface Numbered extends Network {
  /** Identities in the order of their numbers: those held in their order, then those that are only cited in theirs. */
  readonly ids: readonly string[];
  /** How many documents cite each. */
  readonly citing: Int32Array;
}

const PAGE = 5000;

/** Who cites a document, one row for each that is cited: the index of targets has it all, and rows of their own would cost more than they hold. */
const CITED = `
  select target, string_agg(cast(source as text), ' ') as sources from _citations where target > ?
  group by target order by target limit ${PAGE}`;

interface Cited {
  readonly target: string;
  readonly sources: string;
}

async function* citedIn(rows: Rows): AsyncGenerator<Cited> {
  for (let last = ''; ; ) {
    const page: Cited[] = await rows.all<Cited>(CITED, [last]);
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.target;
  }
}

/** Reads all links, a page of cited documents in memory at a time. */
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
  const links: number[][] = held.map(() => []);
  for await (const { target, sources } of citedIn(rows)) {
    const to = numberOf(target);
    for (const source of sources.split(' ')) {
      const from = bySource.get(Number(source));
      // A copy does not speak for its document, and none rests on itself.
      if (from === undefined || from === to) continue;
      const own = links[from] as number[];
      // Several citations of one document are one link.
      if (own.at(-1) !== to) own.push(to);
    }
  }
  return packed(ids, links);
};

const packed = (ids: readonly string[], links: readonly (readonly number[])[]): Numbered => {
  const starts = new Int32Array(ids.length + 1);
  for (let i = 0; i < ids.length; i++) starts[i + 1] = (starts[i] as number) + (links[i]?.length ?? 0);
  const targets = new Int32Array(starts[ids.length] as number);
  const citing = new Int32Array(ids.length);
  for (const [from, own] of links.entries()) {
    targets.set(own, starts[from] as number);
    for (const to of own) (citing[to] as number)++;
  }
  return { ids, starts, targets, citing };
};
