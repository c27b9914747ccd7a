import type { Archive, Audit, AuditCount, AuditOptions, AuditRow } from '../index.js';

const countsOf = (findings: readonly AuditRow[]): AuditCount[] => {
  const counts = new Map<string, { row: AuditRow; findings: number; documents: Set<string> }>();
  for (const row of findings) {
    const entry = counts.get(row.code) ?? { row, findings: 0, documents: new Set() };
    entry.findings++;
    entry.documents.add(row.document);
    counts.set(row.code, entry);
  }
  return [...counts.values()].map(({ row: { code, severity }, findings: n, documents }) => ({
    code,
    severity,
    findings: n,
    documents: documents.size,
  }));
};

/** The first findings with their counts: what comes behind the limit is neither looked for nor counted, and `more` says that there is some. */
export const audited = async (archive: Archive, options: AuditOptions, limit: number): Promise<Audit & { readonly more?: true }> => {
  const findings: AuditRow[] = [];
  let more = false;
  for await (const row of archive.audit(options)) {
    more = findings.length >= limit;
    if (more) break;
    findings.push(row);
  }
  const documents = options.documents?.length ?? (await archive.count());
  return { findings, counts: countsOf(findings), documents, ...(more ? { more } : {}) };
};
