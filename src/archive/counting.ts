import type { Effect, Found } from '../audit/index.js';
import type { FindingCode } from '../model/finding-codes.js';
import type { AuditCount, Rows } from '../model/index.js';
import type { Count, Since } from '../store/index.js';
import { packageVersion } from '../version.js';
import { ownRules } from './own-rules.js';

/** Findings across documents, counted and the first ones of each code; by the program and the rules that made them. */
export interface KeptAudit {
  readonly reader: string;
  readonly counts: readonly AuditCount[];
  readonly first: readonly Found[];
}

/** So many of each code are kept: as many as any page lists. */
export const MOST_KEPT = 1000;
/** So many documents that most leans on are kept: as many as may be asked for. */
export const MOST_LEADING = 1000;

export const auditReader = async (): Promise<string> => `${packageVersion()}+${(await ownRules()).version}`;

const keepCounted = (count: AuditCount & { last: string }, { document }: Found): void => {
  count.findings++;
  if (count.last !== document) count.documents++;
  count.last = document;
};

/** Days of effect of what puts documents out of force, which stand in their texts; by the program and the rules that read them. */
interface KeptEffects {
  readonly reader: string;
  readonly effects: readonly Effect[];
}

/** Only texts that came since the last linking are read, where that can be told. */
const effectsOf = async (rows: Rows, since: Since | null): Promise<KeptEffects> => {
  const [{ effectsAgain, effectsIn }, rules, reader] = await Promise.all([import('../audit/index.js'), ownRules(), auditReader()]);
  const before = await since?.kept<KeptEffects>('effects');
  const again = since && before?.reader === reader ? effectsAgain(rows, rules, before.effects, since.sources) : effectsIn(rows, rules);
  return { reader, effects: await again };
};

/** Goes through all that only several documents tell, and counts what reading found. */
export const auditOf = async (rows: Rows, effects: readonly Effect[] | null = null): Promise<KeptAudit> => {
  const { acrossCodes, auditArchive, inOrder, storedCounts } = await import('../audit/index.js');
  const counts = new Map<string, AuditCount & { last: string }>();
  const first: Found[] = [];
  for await (const found of auditArchive(rows, ownRules, { codes: acrossCodes, documents: [], effects })) {
    const { code, severity } = found;
    const count = counts.get(code) ?? { code, severity, findings: 0, documents: 0, last: '' };
    counts.set(code, count);
    keepCounted(count, found);
    if (count.findings <= MOST_KEPT) first.push(found);
  }
  const all = new Map([...counts.values()].map(({ last, ...count }) => [count.code, count]));
  for (const stored of await storedCounts(rows)) all.set(stored.code, stored);
  const order = inOrder([...all.keys()] as FindingCode[]);
  return { reader: await auditReader(), counts: order.map((code) => all.get(code) as AuditCount), first };
};

/** What linking kept of an audit, by the rules that are asked with; null where there is none. */
export const keptAudit = async (rows: Rows): Promise<KeptAudit | null> => {
  const { kept } = await import('../query/index.js');
  const found = await kept<KeptAudit>(rows, 'audit');
  return found?.reader === (await auditReader()) ? found : null;
};

/** All findings of a code that several documents tell; null where more were found than are kept. */
export const knownIn = ({ counts, first }: KeptAudit, code: string): readonly Found[] | null =>
  (counts.find((one) => one.code === code)?.findings ?? 0) > MOST_KEPT ? null : first.filter((found) => found.code === code);

/** What is asked of the whole archive and costs much: counted when linking ends. */
export const countAll: Count = async function* (rows, since) {
  const { figures, issuers, leaning, movementPieces } = await import('../query/index.js');
  yield ['figures', await figures(rows)];
  yield ['leaning', await leaning(rows, MOST_LEADING)];
  yield ['issuers', await issuers(rows)];
  const effects = await effectsOf(rows, since);
  yield ['effects', effects];
  yield ['audit', await auditOf(rows, effects.effects)];
  yield* movementPieces(rows);
};
