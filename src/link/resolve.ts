import type { IdentityKey, KnownDocument, LinkIndex, State } from '../model/index.js';
import { fitOf, fits, pointsAt } from './fit.js';
import { missingParts, pathOfKey } from './keys.js';

export interface Resolution {
  readonly state: State;
  readonly target: string | null;
  readonly candidates: readonly string[];
  /** Why it is not plainly resolved: `missing:date,issuer`, `not-held`, `perhaps-held`, `several-fit`, `date-differs`, `names-itself`. */
  readonly reason: string | null;
}

export interface Citing {
  readonly id: string | null;
  readonly date: string | null;
}

const unidentified = (reason: string): Resolution => ({ state: 'unidentified', target: null, candidates: [], reason });
const ambiguous = (candidates: readonly string[], reason: string): Resolution => ({ state: 'ambiguous', target: null, candidates, reason });
const pointing = (target: string, held: boolean, reason: string | null): Resolution => ({
  state: held ? 'resolved' : 'unheld',
  target,
  candidates: [],
  reason,
});

/**
 * Finds the document that a key means. A complete key names one document, held or not. An incomplete one fits
 * whatever the archive knows, held or only cited, that agrees in all parts that both have and is not later than
 * the citing document: the only one that fits is the answer if enough of it agrees, several stay ambiguous.
 */
export function resolve(key: IdentityKey | null, citing: Citing, index: LinkIndex): Resolution {
  if (key === null) return unidentified('missing:number');
  const path = pathOfKey(key);
  return path === null ? resolveIncomplete(key, citing, index) : resolveComplete(key, path, citing, index);
}

function resolveComplete(key: IdentityKey, path: string, citing: Citing, index: LinkIndex): Resolution {
  if (path === citing.id) return unidentified('names-itself');
  const held = index.byId(path);
  if (held) return sameDay(held.key, key) ? pointing(path, true, null) : ambiguous([path], 'date-differs');
  const perhaps = fitting(key, citing, index.unplaced);
  return pointing(path, false, perhaps.length > 0 ? 'perhaps-held' : 'not-held');
}

function resolveIncomplete(key: IdentityKey, citing: Citing, index: LinkIndex): Resolution {
  const missing = `missing:${missingParts(key).join(',')}`;
  const found = fitting(key, citing, index.byNumber);
  const [only, ...others] = found;
  if (!only) return unidentified(missing);
  if (others.length > 0)
    return ambiguous(
      found.map(({ id }) => id),
      'several-fit',
    );
  return pointsAt(fitOf(key, only.key, citing.date)) ? pointing(only.id, only.held, missing) : ambiguous([only.id], missing);
}

/** Two days that are both known must agree within a Party term; a year holds each number once. */
const sameDay = (held: IdentityKey, cited: IdentityKey): boolean =>
  cited.family !== 'party' || held.date === null || cited.date === null || held.date === cited.date;

function fitting(key: IdentityKey, citing: Citing, lookUp: LinkIndex['byNumber']): readonly KnownDocument[] {
  if (key.number === null || key.symbol === null) return [];
  return lookUp(key.number, key.symbol, key.body, key.year).filter((known) => known.id !== citing.id && fits(key, known.key, citing.date));
}

/** The index of an archive that holds nothing. */
export const EMPTY_INDEX: LinkIndex = { byId: () => null, byNumber: () => [], unplaced: () => [] };
