import type { Language } from '../messages/index.js';
import type { FindingCode } from '../model/finding-codes.js';
import type { AuditCount, AuditRow } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import type { Store } from '../store/index.js';
import { aside } from './aside.js';
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

/** What a careful reader would mark in an archive. */
export interface Audits {
  /** Findings, gravest first, then by code, document and place; a page of them is held in memory at a time. */
  audit(options?: AuditOptions): AsyncIterable<AuditRow>;
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

const countsIn = async (store: Store): Promise<AuditCount[]> => {
  const counts: (AuditCount & { last: string })[] = [];
  for await (const { code, severity, document } of auditIn(store, {})) {
    let count = counts.at(-1);
    if (count?.code !== code) {
      count = { code, severity, findings: 0, documents: 0, last: '' };
      counts.push(count);
    }
    count.findings++;
    if (count.last !== document) count.documents++;
    count.last = document;
  }
  return counts.map(({ last, ...count }) => count);
};

const notesIn = async (store: Store): Promise<number> => {
  const { storedCounts } = await import('../audit/index.js');
  return (await storedCounts(store)).reduce((sum, { severity, findings }) => (severity === 'info' ? sum + findings : sum), 0);
};

/** Every finding is gone through for them. */
const rememberedCounts = (store: Store): Audits['auditCounts'] => {
  const ask = remembered(store, (_: null) => aside(store, countsIn));
  return () => ask(null);
};

export const auditsOf = (store: Store): Audits => ({
  audit: (options = {}) => auditIn(store, options),
  auditCounts: rememberedCounts(store),
  notes: () => notesIn(store),
});
