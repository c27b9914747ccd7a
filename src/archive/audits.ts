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

async function* auditIn(store: Store, { codes, documents = [], language = 'en', rules: folders }: AuditOptions): AsyncGenerator<AuditRow> {
  const [{ auditArchive }, { findingMessage }, { findingCodes }, { canonical }] = await Promise.all([
    import('../audit/index.js'),
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
  for await (const found of auditArchive(store, load, { codes: codes ?? findingCodes, documents: about })) {
    const { document, about: cited, code, severity, ...evidence } = found;
    yield { document, about: cited, code, severity, message: findingMessage(code, found.details, language), ...evidence };
  }
}

/** What linking kept of an audit, by the rules that are asked with; else it is made now. */
const keptAudit = (store: Store): (() => Promise<KeptAudit>) => {
  const ask = remembered(store, async (_: null) => {
    const [{ kept }, { auditOf, auditReader }] = await Promise.all([import('../query/index.js'), import('./counting.js')]);
    const found = await kept<KeptAudit>(store, 'audit');
    return found?.reader === (await auditReader()) ? found : aside(store, auditOf);
  });
  return () => ask(null);
};

/** The first findings of these codes: those across documents as they were kept, the others as they are. */
async function* firstIn(store: Store, { counts, first }: KeptAudit, { codes, language = 'en' }: FirstOptions): AsyncGenerator<AuditRow> {
  const [{ acrossCodes }, { findingMessage }] = await Promise.all([import('../audit/index.js'), import('../messages/index.js')]);
  for (const { code, findings } of counts) {
    if (findings === 0 || !codes.includes(code as FindingCode)) continue;
    if (!acrossCodes.includes(code as FindingCode)) yield* auditIn(store, { codes: [code as FindingCode], language });
    else
      for (const found of first)
        if (found.code === code) {
          const { document, about, severity, ...evidence } = found;
          yield { document, about, severity, message: findingMessage(found.code, found.details, language), ...evidence };
        }
  }
}

const notesIn = async (store: Store): Promise<number> => {
  const { storedCounts } = await import('../audit/index.js');
  return (await storedCounts(store)).reduce((sum, { severity, findings }) => (severity === 'info' ? sum + findings : sum), 0);
};

export const auditsOf = (store: Store, ask = keptAudit(store)): Audits => ({
  audit: (options = {}) => auditIn(store, options),
  firstFindings: async function* (options) {
    yield* firstIn(store, await ask(), options);
  },
  auditCounts: async () => [...(await ask()).counts],
  notes: () => notesIn(store),
});
