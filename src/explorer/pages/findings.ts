import type { Hono } from 'hono';
import { type AuditRow, FINDINGS, type FindingCode, findingCodes, type Severity } from '../../index.js';
import { countsOf, findingColumns } from '../audit/listing.js';
import { type Html, html } from '../html.js';
import { serveListing, type ViewOf } from '../listing.js';
import type { View } from '../view.js';

/** So many are listed; an archive may have a finding for every citation. */
const LIMIT = 1000;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

interface Choice {
  readonly severity: Severity | undefined;
  readonly code: FindingCode | undefined;
}

const choiceOf = (view: View): Choice => ({
  severity: SEVERITIES.find((one) => one === view.ask('severity')),
  code: findingCodes.find((one) => one === view.ask('code')),
});

const codesOf = ({ severity, code }: Choice): FindingCode[] =>
  code ? [code] : findingCodes.filter((one) => severity === undefined || FINDINGS[one] === severity);

const commandOf = ({ severity, code }: Choice): string => {
  if (code) return `danchieu audit --code ${code} --limit ${LIMIT}`;
  return `danchieu audit ${severity ? `--severity ${severity}` : '--all'} --limit ${LIMIT}`;
};

const option = (value: string, words: string, chosen: boolean): Html =>
  html`<option value="${value}"${chosen ? html` selected` : ''}>${words}</option>`;

const filters = ({ severity, code }: Choice, view: View): Html => {
  const { audit, explorer } = view.say;
  const lang = view.url.searchParams.get('lang');
  return html`<form class="filters" action="/findings" aria-label="${explorer.audit.filters}">${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
<label>${audit.columns.severity} <select name="severity">${option('', explorer.audit.every, !severity)}${SEVERITIES.map((one) => option(one, audit.severities[one], one === severity))}</select></label>
<label>${audit.columns.code} <select name="code">${option('', explorer.audit.every, !code)}${findingCodes.map((one) => option(one, one, one === code))}</select></label>
<button>${explorer.filterGo}</button></form>`;
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
      intro: html`${filters(choice, view)}${rows.length < all ? html`<p class="hint">${words.first(rows.length, all)}</p>` : ''}`,
      rows,
      columns: findingColumns(view),
      json: { findings: rows, counts: countsOf(rows), documents },
      command: commandOf(choice),
    };
  });
