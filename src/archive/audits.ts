import type { Found } from '../audit/index.js';
import type { Language } from '../messages/index.js';
import type { FindingCode } from '../model/finding-codes.js';
import type { AuditCount, AuditRow } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import type { Store } from '../store/index.js';
import { aside } from './aside.js';
import type { KeptAudit } from './counting.js';
import { rulesWith } from './own-rules.js';
import { remembered } from './remembered.js';

export interface AuditOptions {
  /** Codes of findings to look for (default: all). */
  readonly codes?: readonly FindingCode[] | undefined;
  /** Identities of documents: findings in them or about them (default: all documents). */
  readonly documents?: readonly string[] | undefined;
  /** Language of messages (default: English). */
  readonly language?: Language | undefined;
  /** Folders of further rules. */
  readonly rules?: readonly string[] | undefined;
}

export interface FirstOptions {
  readonly codes: readonly FindingCode[];
  /** Language of messages (default: English). */
  readonly language?: Language | undefined;
}

/** What a careful reader would mark in an archive. */
export interface Audits {
  /** Findings, gravest first, then by code, document and place; a page of them is held in memory at a time. */
  audit(options?: AuditOptions): AsyncIterable<AuditRow>;
  /** The findings of `audit` in its order, of each code a thousand at least where there are as many: as linking kept them, so that nothing is looked for. */
  firstFindings(options: FirstOptions): AsyncIterable<AuditRow>;
  /** Findings by code, in the order of `audit`; `documents` counts the documents that have any. */
  auditCounts(): Promise<AuditCount[]>;
  /** How many findings are no more than notes. */
  notes(): Promise<number>;
}

type HeldAudit = () => Promise<KeptAudit | null>;

async function* auditIn(
  store: Store,
  held: HeldAudit,
  { codes, documents = [], language = 'en', rules: folders }: AuditOptions,
): AsyncGenerator<AuditRow> {
  const [{ auditArchive }, { knownIn }, { findingMessage }, { findingCodes }, { canonical }] = await Promise.all([
    import('../audit/index.js'),
    import('./counting.js'),
    import('../messages/index.js'),
    import('../model/finding-codes.js'),
    import('../query/index.js'),
  ]);
  const about = await Promise.all(documents.map((id) => canonical(store, id)));
  let rules: Promise<Rules> | null = null;
  const load = (): Promise<Rules> => {
    rules ??= rulesWith(folders);
    return rules;
  };
  const own = folders === undefined || folders.length === 0 ? await held() : null;
  const known = (code: FindingCode) => own && knownIn(own, code);
  for await (const found of auditArchive(store, load, { codes: codes ?? findingCodes, documents: about }, known))
    yield said(found, (code, details) => findingMessage(code, details, language));
}

const said = (
  { document, about, code, severity, ...evidence }: Found,
  message: (code: FindingCode, details: Found['details']) => string,
): AuditRow => ({ document, about, code, severity, message: message(code, evidence.details), ...evidence });

/** The first findings of these codes: of those across documents as many as were kept. */
async function* firstIn(
  store: Store,
  held: HeldAudit,
  audit: KeptAudit,
  { codes, language = 'en' }: FirstOptions,
): AsyncGenerator<AuditRow> {
  const [{ acrossCodes }, { findingMessage }] = await Promise.all([import('../audit/index.js'), import('../messages/index.js')]);
  for (const one of audit.counts) {
    const code = codes.find((wanted) => wanted === one.code);
    if (code === undefined) continue;
    if (!acrossCodes.includes(code)) yield* auditIn(store, held, { codes: [code], language });
    else
      for (const found of audit.first) if (found.code === code) yield said(found, (of, details) => findingMessage(of, details, language));
  }
}

const notesIn = async (store: Store): Promise<number> => {
  const { storedCounts } = await import('../audit/index.js');
  return (await storedCounts(store)).reduce((sum, { severity, findings }) => (severity === 'info' ? sum + findings : sum), 0);
};

export const auditsOf = (store: Store): Audits => {
  const ask = remembered(store, async (_: null) => (await import('./counting.js')).keptAudit(store));
  const held: HeldAudit = () => ask(null);
  const make = remembered(store, async (_: null) => (await held()) ?? aside(store, (await import('./counting.js')).auditOf));
  return {
    audit: (options = {}) => auditIn(store, held, options),
    firstFindings: async function* (options) {
      yield* firstIn(store, held, await make(null), options);
    },
    auditCounts: async () => [...(await make(null)).counts],
    notes: () => notesIn(store),
  };
};
