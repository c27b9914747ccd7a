import type { Hono } from 'hono';
import { type AuditRow, FINDINGS, type FindingCode, findingCodes, type Severity } from '../../index.js';
import { oneOf } from '../ask.js';
import { countsOf, findingColumns } from '../audit/listing.js';
import type { Field } from '../fields.js';
import { html } from '../html.js';
import { serveListing } from '../listing.js';
import type { View, ViewOf } from '../view.js';

/** So many are listed; an archive may have a finding for every citation. */
const LIMIT = 1000;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

interface Choice {
  readonly severity: Severity | undefined;
  readonly code: FindingCode | undefined;
}

const choiceOf = (view: View): Choice => ({
  severity: oneOf(view, 'severity', SEVERITIES),
  code: oneOf<FindingCode>(view, 'code', findingCodes),
});

const codesOf = ({ severity, code }: Choice): FindingCode[] =>
  code ? [code] : findingCodes.filter((one) => severity === undefined || FINDINGS[one] === severity);

const commandOf = ({ severity, code }: Choice): string => {
  if (code) return `danchieu audit --code ${code} --limit ${LIMIT}`;
  return `danchieu audit ${severity ? `--severity ${severity}` : '--all'} --limit ${LIMIT}`;
};

const fieldsOf = ({ say }: View): Field[] => {
  const { audit } = say;
  return [
    { name: 'severity', label: audit.columns.severity, choices: SEVERITIES.map((one) => [one, audit.severities[one]] as const) },
    { name: 'code', label: audit.columns.code, choices: findingCodes.map((one) => [one, one] as const) },
  ];
};

/** The first findings of a choice, and how many there are in all. */
const gather = async (choice: Choice, { archive, language }: View): Promise<{ rows: AuditRow[]; all: number; documents: number }> => {
  const codes = codesOf(choice);
  const counts = (await archive.auditCounts()).filter(({ code }) => codes.includes(code as FindingCode));
  const rows: AuditRow[] = [];
  if (counts.length > 0)
    for await (const row of archive.firstFindings({ codes: counts.map(({ code }) => code as FindingCode), language }))
      if (rows.push(row) >= LIMIT) break;
  return { rows, all: counts.reduce((sum, { findings }) => sum + findings, 0), documents: await archive.count() };
};

/** What a careful reader would mark in the archive, each with its evidence side by side. */
export const findings = (app: Hono, viewOf: ViewOf): void =>
  serveListing(app, '/findings', viewOf, async (view) => {
    const choice = choiceOf(view);
    const { rows, all, documents } = await gather(choice, view);
    const words = view.say.explorer.audit;
    return {
      title: view.say.explorer.pages.findings,
      intro: html`<p class="lead">${words.intro}</p>${rows.length < all ? html`<p class="hint">${words.first(rows.length, all)}</p>` : ''}`,
      fields: fieldsOf(view),
      rows,
      columns: findingColumns(view),
      json: { findings: rows, counts: countsOf(rows), documents },
      command: commandOf(choice),
    };
  });
