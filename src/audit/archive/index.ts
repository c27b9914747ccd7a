import { compare, FINDINGS, type FindingCode, findingCodes, type Rows, type Severity } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { dateConflicts } from './dates.js';
import type { Effect } from './effects.js';
import { replacedBases } from './replaced.js';
import type { Found } from './rows.js';
import { storedFindings } from './stored.js';
import { titleConflicts } from './titles.js';
import { sharedIdentities } from './twins.js';

export { type Effect, effectsAgain, effectsIn } from './effects.js';
export type { Found } from './rows.js';
export { storedCounts } from './stored.js';

type Across = (rows: Rows, rules: Rules, documents: readonly string[], effects: readonly Effect[] | null) => AsyncGenerator<Found>;
/** What only the whole archive tells. */
const ACROSS: Partial<Record<FindingCode, Across>> = {
  'basis-replaced': replacedBases,
  'date-conflict': dateConflicts,
  'identity-shared': sharedIdentities,
  'title-conflict': titleConflicts,
};

/** Codes of findings that no reading of one document makes. */
export const acrossCodes = Object.keys(ACROSS) as readonly FindingCode[];

const GRAVEST: readonly Severity[] = ['error', 'warning', 'info'];

/** Codes in the order of an audit: gravest first. */
export const inOrder = (codes: readonly FindingCode[]): FindingCode[] =>
  findingCodes
    .filter((code) => codes.includes(code))
    .sort((a, b) => GRAVEST.indexOf(FINDINGS[a]) - GRAVEST.indexOf(FINDINGS[b]) || compare(a, b));

export interface Wanted {
  readonly codes: readonly FindingCode[];
  readonly documents: readonly string[];
  /** Days of effect of all that puts documents out of force, where they are known. */
  readonly effects?: readonly Effect[] | null;
}

/**
 * The findings of these codes, gravest first, then by code, document and place; those in or about these documents
 * where any are given. A page of rows is held in memory at a time; rules are loaded where a check asks for them. `known` gives
 * all findings of a code, where they were kept.
 */
export async function* auditArchive(
  rows: Rows,
  load: () => Promise<Rules>,
  { codes, documents, effects = null }: Wanted,
  known: (code: FindingCode) => readonly Found[] | null = () => null,
): AsyncGenerator<Found> {
  const wanted = new Set(documents);
  const concerns = ({ document, about }: Found): boolean =>
    wanted.size === 0 || wanted.has(document) || (about !== null && wanted.has(about));
  for (const code of inOrder(codes)) {
    const across = ACROSS[code];
    if (!across) yield* storedFindings(rows, code, documents);
    else for await (const found of known(code) ?? across(rows, await load(), documents, effects)) if (concerns(found)) yield found;
  }
}
