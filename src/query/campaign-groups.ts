import { compare, groupBy, type Rows } from '../model/index.js';
import { type Bond, campaignBonds, keepBest, TAKES_UP } from './campaign-bonds.js';
import type { CampaignMention } from './campaign-names.js';
import { isNear } from './near.js';

/** Sets of names that mean one movement, each known by the first of them. */
class Names {
  private readonly parent = new Map<string, string>();
  private readonly compared = new Set<string>();

  root(key: string): string {
    let root = key;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    return root;
  }

  /** Joins names of which one may be the other misspelt. */
  joinNear(one: string, other: string): void {
    const pair = `${one}\n${other}`;
    if (one === other || this.compared.has(pair)) return;
    this.compared.add(pair);
    if (isNear(one, other)) this.join(one, other);
  }

  private join(a: string, b: string): void {
    const [first, second] = [this.root(a), this.root(b)].sort(compare) as [string, string];
    if (first !== second) this.parent.set(second, first);
  }
}

/** How names and documents belong to movements, each known by the root of its names. */
export interface Groups {
  /** The movement of a name. */
  rootOf(key: string): string;
  /** The movement that a document is about. */
  readonly roots: ReadonlyMap<string, string>;
  /** Of a movement, the citations by which documents that name none belong to it. */
  readonly takingUp: ReadonlyMap<string, readonly Bond[]>;
  /** Of a movement, the citations by which it follows others, one for each. */
  readonly following: ReadonlyMap<string, readonly Bond[]>;
}

/**
 * Near spellings are one name where one document has both, or one of their documents cites the other. `leading` is the name
 * of the movement that a document is about. The citations are looked through once; of them no more than the best are kept.
 */
export const groupsOf = async (
  rows: Rows,
  mentions: ReadonlyMap<string, readonly CampaignMention[]>,
  leading: ReadonlyMap<string, string>,
): Promise<Groups> => {
  const names = new Names();
  const keys = new Map([...mentions].map(([id, own]) => [id, [...new Set(own.map(({ key }) => key))]]));
  const joinNear = (from: string, to: string): void => {
    for (const one of keys.get(from) ?? []) for (const other of keys.get(to) ?? []) names.joinNear(one, other);
  };
  for (const id of keys.keys()) joinNear(id, id);

  const unnamed = new Map<string, Bond>();
  const ties = new Map<string, Bond>();
  for await (const bonds of campaignBonds(rows))
    for (const bond of bonds) {
      joinNear(bond.from, bond.to);
      if (!TAKES_UP.includes(bond.relation)) continue;
      const [own, other] = [leading.get(bond.from), leading.get(bond.to)];
      if (own === undefined) keepBest(unnamed, bond.from, bond);
      else if (own !== other) keepBest(ties, `${own}\n${other}`, bond);
    }

  const roots = new Map([...leading].map(([id, key]) => [id, names.root(key)]));
  const rootOf = (id: string): string => roots.get(id) as string;
  const follows = new Map<string, Bond>();
  for (const bond of ties.values()) {
    const [own, other] = [rootOf(bond.from), rootOf(bond.to)];
    if (own !== other) keepBest(follows, `${own}\n${other}`, bond);
  }
  return {
    rootOf: (key) => names.root(key),
    roots,
    takingUp: groupBy([...unnamed.values()], ({ to }) => rootOf(to)),
    following: groupBy([...follows.values()], ({ from }) => rootOf(from)),
  };
};
