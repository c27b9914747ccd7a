import type { IdentityKey, KnownDocument, LinkIndex, State } from '../model/index.js';
import { missingParts, pathOfKey } from './keys.js';

export interface Resolution {
  readonly state: State;
  readonly target: string | null;
  readonly candidates: readonly string[];
  /** Why it is not resolved: `missing:date,issuer`, `not-held`, `several-fit`. */
  readonly reason: string | null;
}

export interface Citing {
  readonly id: string | null;
  readonly date: string | null;
}

const unidentified = (reason: string): Resolution => ({ state: 'unidentified', target: null, candidates: [], reason });

/**
 * Finds the document that a key means. A complete key names one document, held or not. An incomplete one
 * fits whatever agrees in the parts that are known and is not later than the citing document: one fitting
 * document is the answer, several stay ambiguous.
 */
export function resolve(key: IdentityKey | null, citing: Citing, index: LinkIndex): Resolution {
  if (key === null) return unidentified('missing:number');
  const path = pathOfKey(key);
  if (path !== null) {
    const held = index.byId(path);
    if (held && sameDay(held.key, key)) return { state: 'resolved', target: path, candidates: [], reason: null };
    if (held) return { state: 'ambiguous', target: null, candidates: [path], reason: 'date-differs' };
    return { state: 'unheld', target: path, candidates: [], reason: 'not-held' };
  }
  const missing = `missing:${missingParts(key).join(',')}`;
  if (key.number === null || key.symbol === null) return unidentified(missing);
  const fitting = index.byNumber(key.number, key.symbol).filter((known) => fits(known, key, citing));
  const [only, ...others] = fitting;
  if (!only) return unidentified(missing);
  if (others.length === 0) return { state: 'resolved', target: only.id, candidates: [], reason: missing };
  return { state: 'ambiguous', target: null, candidates: fitting.map((known) => known.id), reason: 'several-fit' };
}

/** Two days that are both known must agree within a Party term; a year holds each number once. */
const sameDay = (held: IdentityKey, cited: IdentityKey): boolean =>
  cited.family !== 'party' || held.date === null || cited.date === null || held.date === cited.date;

function fits(known: KnownDocument, key: IdentityKey, citing: Citing): boolean {
  if (known.id === citing.id) return false;
  const agrees = (part: 'body' | 'type' | 'year' | 'date') =>
    key[part] === null || known.key[part] === null || key[part] === known.key[part];
  if (!agrees('body') || !agrees('type') || !agrees('year') || !agrees('date')) return false;
  const issued = known.key.date ?? known.key.year;
  return citing.date === null || issued === null || issued.slice(0, citing.date.length) <= citing.date.slice(0, issued.length);
}

/** The index of an archive that holds nothing. */
export const EMPTY_INDEX: LinkIndex = { byId: () => null, byNumber: () => [] };
