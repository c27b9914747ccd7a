import type { Level, Surroundings } from '../model/index.js';
import { slug } from '../model/index.js';
import {
  type AroundOptions,
  around,
  beside,
  bodyOfId,
  type Chosen,
  canonical,
  countsCitedBy,
  documentsOf,
  linksAmong,
} from '../query/index.js';
import type { Body, Rules } from '../rules/index.js';
import type { Store } from '../store/index.js';

export interface BetweenOptions {
  /** Documents at most (default 50). */
  readonly limit?: number | undefined;
}

const CENTRAL = 'tw';
/** Province, district, body. */
const LOCAL_PARTS = 3;

const pathName = ({ slug: own, symbols }: Body): string => own ?? slug(symbols[0] ?? '');

/** The level of a document's body by its identity path and what the lexicons know of the body's name in it. */
export const levelIn = (rules: Rules): ((id: string) => Level) => {
  const known = new Map<string, Body[]>();
  for (const body of rules.source.bodies) known.set(pathName(body), [...(known.get(pathName(body)) ?? []), body]);
  const levelOf = (path: string): Level => {
    const parts = path.split('/');
    const isCentral = parts[0] === CENTRAL;
    const bodies = (known.get(parts.at(-1) ?? '') ?? []).filter(({ level }) => (level === 'central') === isCentral);
    if (bodies.some(({ family }) => family === 'party')) return 'party';
    if (bodies.some(({ family }) => family === 'mass')) return 'mass';
    if (isCentral) return 'central';
    if (parts.length >= LOCAL_PARTS) return 'local';
    return bodies.some(({ name }) => rules.isWord('department', name.split(' ', 1)[0] ?? '')) ? 'department' : 'province';
  };
  const levels = new Map<string, Level>();
  return (id) => {
    const path = bodyOfId(id);
    if (path === null) return 'unknown';
    const level = levels.get(path) ?? levelOf(path);
    levels.set(path, level);
    return level;
  };
};

const shown = async (store: Store, { distances, more }: Chosen, levelOf: (id: string) => Level): Promise<Surroundings> => {
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

export const aroundIn = async (store: Store, rules: Rules, name: string, options: AroundOptions = {}): Promise<Surroundings | null> => {
  const id = await canonical(store, name);
  if (!(await documentsOf(store, [id])).has(id)) return null;
  return shown(store, await around(store, id, options), levelIn(rules));
};

export const besideIn = async (
  store: Store,
  rules: Rules,
  chain: readonly string[],
  { limit = 50 }: BetweenOptions = {},
): Promise<Surroundings> => shown(store, await beside(store, chain, limit), levelIn(rules));
