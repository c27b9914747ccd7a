import type { Chain, Level, Subgraph } from '../model/index.js';
import type { Chosen, SubgraphOptions } from '../query/index.js';
import type { Store } from '../store/index.js';
import { ownRules } from './own-rules.js';

export type { SubgraphOptions } from '../query/index.js';

/** Parts of the graph of citations, small enough to be looked at. */
export interface Subgraphs {
  /** Around a document, held or not: its nearest and most telling neighbours, and what is cited among them. */
  graphAround(id: string, options?: SubgraphOptions): Promise<Subgraph | null>;
  /** The documents of a chain that `path` found, with those by which one may go beside it. */
  graphBeside(chain: Chain, options?: Pick<SubgraphOptions, 'limit'>): Promise<Subgraph>;
  /** The levels of the bodies of documents, by identity. */
  levels(ids: readonly string[]): Promise<ReadonlyMap<string, Level>>;
}

const MOST = 50;
let levels: ((id: string) => Level) | undefined;

const levelsKnown = async (): Promise<(id: string) => Level> => {
  levels ??= (await import('./levels.js')).levelIn(await ownRules());
  return levels;
};

const load = () => import('../query/index.js');

const shown = async (store: Store, { distances, more }: Chosen): Promise<Subgraph> => {
  const { countsCitedBy, documentsOf, linksAmong } = await load();
  const levelOf = await levelsKnown();
  const ids = [...distances.keys()];
  const [documents, links, counts] = await Promise.all([documentsOf(store, ids), linksAmong(store, ids), countsCitedBy(store, ids)]);
  return {
    documents: ids.flatMap((id) => {
      const document = documents.get(id);
      return document ? [{ document, level: levelOf(id), cited: counts.get(id) ?? 0, distance: distances.get(id) ?? 0 }] : [];
    }),
    links,
    more,
  };
};

const aroundIn = async (store: Store, name: string, options?: SubgraphOptions): Promise<Subgraph | null> => {
  const { documentById, subgraphAround } = await load();
  const document = await documentById(store, name);
  return document && shown(store, await subgraphAround(store, document.id, options));
};

/** The documents of a chain, in its order; both ends where there is none. */
const documentsOn = ({ from, to, direction, steps }: Chain): string[] => {
  if (direction === null) return [from.id, to.id];
  return [(direction === 'backward' ? to : from).id, ...steps.map(({ document }) => document.id)];
};

export const subgraphsOf = (store: Store): Subgraphs => ({
  graphAround: (id, options) => aroundIn(store, id, options),
  graphBeside: async (chain, { limit = MOST } = {}) => shown(store, await (await load()).subgraphBeside(store, documentsOn(chain), limit)),
  levels: async (ids) => {
    const levelOf = await levelsKnown();
    return new Map(ids.map((id) => [id, levelOf(id)]));
  },
});
