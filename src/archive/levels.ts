import { type Level, slug } from '../model/index.js';
import { bodyOfId } from '../query/index.js';
import type { Body, Rules } from '../rules/index.js';

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
