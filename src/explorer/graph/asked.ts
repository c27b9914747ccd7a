import type { Chain, DocumentRow, Found, Subgraph, SubgraphOptions } from '../../index.js';
import { numberIn, oneOf } from '../ask.js';
import { remember } from '../remember.js';
import type { View } from '../view.js';

/** What an address of the graph asks for. */
export interface Asked {
  readonly depth: number;
  readonly direction: NonNullable<SubgraphOptions['direction']>;
  readonly limit: number;
  /** Documents that were expanded. */
  readonly open: readonly string[];
}

export const FIRST = 50;
export const MOST = 300;
const LEAST = 2;
const MOST_DEPTH = 2;
const MOST_OPEN = 10;
const DIRECTIONS = ['both', 'basis', 'impact'] as const;
/** Links that a search for a chain may meet: it then answers within a second or so. */
const MOST_LINKS = 20_000;

const within = (view: View, name: string, least: number, most: number, usual: number): number =>
  Math.min(most, Math.max(least, numberIn(view, name) ?? usual));

export const askedIn = (view: View): Asked => {
  return {
    depth: within(view, 'depth', 1, MOST_DEPTH, 1),
    direction: oneOf(view, 'direction', DIRECTIONS) ?? 'both',
    limit: within(view, 'limit', LEAST, MOST, FIRST),
    // Identities have no blanks in them.
    open: (view.ask('open') ?? '').split(' ').filter(Boolean).slice(0, MOST_OPEN),
  };
};

export type Answered =
  | { readonly is: 'nothing-asked' }
  | { readonly is: 'unclear'; readonly found: Found }
  | { readonly is: 'around'; readonly document: DocumentRow; readonly part: Subgraph }
  | { readonly is: 'between'; readonly chain: Chain; readonly part: Subgraph };

const one = async (view: View, query: string): Promise<DocumentRow | Found> => {
  const found = await view.archive.find(query);
  const [document, ...others] = found.candidates;
  return document && others.length === 0 ? document : found;
};

const isFound = (document: DocumentRow | Found): document is Found => 'candidates' in document;

const between = async (view: View, first: DocumentRow, to: string, { limit }: Asked): Promise<Answered> => {
  const last = await one(view, to);
  if (isFound(last)) return { is: 'unclear', found: last };
  const chain = await view.archive.path(first.id, last.id, { limit: MOST_LINKS });
  if (!chain) return { is: 'nothing-asked' };
  return { is: 'between', chain, part: await view.archive.graphBeside(chain, { limit }) };
};

/** The part of the graph that an address asks for: around a document (`id`, or `from` alone), or between two (`from`, `to`). */
export const answerTo = (view: View, asked: Asked): Promise<Answered> =>
  // The page, its picture and its data are asked for one after another.
  remember(view.archive, `graph ${JSON.stringify([...ENDS.map((name) => view.ask(name)), asked])}`, () => answer(view, asked));

const ENDS = ['id', 'from', 'to'];

const answer = async (view: View, asked: Asked): Promise<Answered> => {
  const query = view.ask('id') ?? view.ask('from') ?? view.ask('to');
  if (query === null) return { is: 'nothing-asked' };
  const document = await one(view, query);
  if (isFound(document)) return { is: 'unclear', found: document };
  const to = view.ask('to');
  if (to !== null && to !== query) return between(view, document, to, asked);
  const part = await view.archive.graphAround(document.id, asked);
  return part ? { is: 'around', document, part } : { is: 'nothing-asked' };
};
