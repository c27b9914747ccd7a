import type { AuditCount, AuditRow } from '../../index.js';
import { FINDING } from '../../tables/index.js';
import { html } from '../html.js';
import { idLink } from '../links.js';
import type { Column } from '../listing.js';
import { shownAs } from '../shown-as.js';
import type { View } from '../view.js';
import { otherEvidence, ownEvidence } from './evidence.js';

/** Findings as a table: what is wrong, and the evidence side by side. */
export const findingColumns = (view: View): Column<AuditRow>[] => {
  const { audit, questions, explorer, columns } = view.say;
  return shownAs<AuditRow>(FINDING, {
    severity: {
      head: audit.columns.severity,
      cell: ({ severity }) => html`<span class="severity ${severity}">${audit.severities[severity]}</span>`,
    },
    code: { head: audit.columns.code, cell: ({ code }) => html`<code>${code}</code>` },
    document: { head: questions.columns.document, cell: ({ document }) => idLink(document, view) },
    message: { head: columns.message },
    quote: { head: explorer.audit.evidence, cell: (row) => ownEvidence(row, view) },
    against_text: { head: explorer.audit.against, cell: (row) => otherEvidence(row, view) },
  });
};

/** Findings by code, in the order in which they come. */
export const countsOf = (rows: readonly AuditRow[]): AuditCount[] => {
  const codes = [...new Set(rows.map(({ code }) => code))];
  return codes.map((code) => {
    const own = rows.filter((row) => row.code === code);
    return {
      code,
      severity: (own[0] as AuditRow).severity,
      findings: own.length,
      documents: new Set(own.map(({ document }) => document)).size,
    };
  });
};
