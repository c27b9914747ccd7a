import type { Hono } from 'hono';
import type { AuditRow } from '../../index.js';
import { countsOf } from '../audit/listing.js';
import { type Html, html, nothing } from '../html.js';
import { page } from '../layout.js';
import { pageAsked } from '../listing.js';
import { type Examined, examine, examinedPart } from '../report/document.js';
import { type Selection, selectionOf } from '../report/select.js';
import type { View, ViewOf } from '../view.js';
import { heading } from '../whole.js';

/** Documents in one part of a report. */
const PART = 25;

const summaryOf = (examined: readonly Examined[], findings: readonly AuditRow[], view: View): Html => {
  const { audit, explorer } = view.say;
  const { report } = explorer.audit;
  const missing = new Set(examined.flatMap((one) => [...one.missing.keys()]));
  const counts = countsOf(findings);
  const { columns } = audit;
  return html`<section class="report-summary"><h2>${report.summary}</h2><dl class="fields"><dt>${report.documents}</dt><dd>${examined.length}</dd><dt>${report.findings}</dt><dd>${findings.length}</dd><dt>${report.missing}</dt><dd>${missing.size}</dd></dl>
${
  counts.length === 0
    ? nothing
    : html`<table><caption>${report.findings}</caption><thead><tr><th scope="col">${columns.severity}</th><th scope="col">${columns.code}</th><th scope="col" class="number">${columns.findings}</th><th scope="col" class="number">${columns.documents}</th></tr></thead>
<tbody>${counts.map(
        (row) =>
          html`<tr><td><span class="severity ${row.severity}">${audit.severities[row.severity]}</span></td><td><code>${row.code}</code></td><td class="number">${row.findings}</td><td class="number">${row.documents}</td></tr>`,
      )}</tbody></table>`
}</section>`;
};

const pagerOf = (at: number, last: number, view: View): Html => {
  if (last <= 1) return nothing;
  const { explorer } = view.say;
  return html`<nav class="pager" aria-label="${explorer.pager}">${at > 1 ? html`<a rel="prev" href="${view.here({ page: at - 1 })}">${explorer.previous}</a>` : ''}
<span>${explorer.pageOf(at, last)}</span>${at < last ? html`<a rel="next" href="${view.here({ page: at + 1 })}">${explorer.next}</a>` : ''}</nav>`;
};

const reportOn = async ({ documents }: Selection, view: View): Promise<Html> => {
  const { report } = view.say.explorer.audit;
  if (documents.length === 0) return html`<p class="empty">${report.empty}</p>`;
  const last = Math.ceil(documents.length / PART);
  const at = Math.min(last, pageAsked(view));
  const part = documents.slice((at - 1) * PART, at * PART);
  const findings: AuditRow[] = [];
  for await (const row of view.archive.audit({ documents: part.map(({ id }) => id), language: view.language })) findings.push(row);
  const examined: Examined[] = [];
  for (const document of part) examined.push(await examine(document, findings, view));
  const pager = pagerOf(at, last, view);
  return html`${last > 1 ? html`<p class="hint">${report.some(part.length, documents.length)}</p>` : ''}${pager}
${summaryOf(examined, findings, view)}${examined.map((one) => examinedPart(one, view))}${pager}`;
};

/** Asks of what a report is wanted. */
const formOf = (view: View): Html => {
  const { graph, audit, tables, search } = view.say.explorer;
  const field = (name: string, label: string): Html =>
    html`<label>${label} <input name="${name}" type="search" value="${view.ask(name) ?? ''}"></label>`;
  const lang = view.url.searchParams.get('lang');
  return html`<form class="ask" action="/report">${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
${field('id', graph.document)} ${field('body', tables.fields.body)} ${field('q', search)} <button>${audit.report.make}</button></form>`;
};

/** What an auditor takes along: of a document, a body or a selection, to be printed. */
export const report = (app: Hono, viewOf: ViewOf): void => {
  app.get('/report', async (context) => {
    const view = viewOf(context);
    const words = view.say.explorer.audit.report;
    const selection = await selectionOf(view);
    const title = selection ? words.of(selection.name) : words.title;
    const body = selection
      ? html`<p class="hint">${words.made(new Date().toISOString().slice(0, 10))} <span class="noprint">${words.print}</span></p>${await reportOn(selection, view)}`
      : html`<p class="lead">${words.nothing}</p>${formOf(view)}`;
    const status = selection?.documents.length === 0 ? 404 : 200;
    return context.html(page(view, title, html`<article class="report">${heading(title)}${body}</article>`), status);
  });
};
