import { type AuditRow, type DocumentRow, type Edge, reasonText, type Step, type Tree } from '../../index.js';
import { sideBySide } from '../audit/evidence.js';
import { type Html, html, type Part } from '../html.js';
import { documentLink, factHref, headOf, titleOf } from '../links.js';
import { documentPath } from '../paths.js';
import type { View } from '../view.js';
import { edgeWords } from '../words.js';

/** All that a report says of one document. */
export interface Examined {
  readonly document: DocumentRow;
  readonly bases: Tree | null;
  readonly findings: readonly AuditRow[];
  /** Documents that it cites and nobody holds, with how often. */
  readonly missing: ReadonlyMap<string, readonly Edge[]>;
}

const MOST_MISSING = 50;

export const examine = async (document: DocumentRow, findings: readonly AuditRow[], { archive }: View): Promise<Examined> => {
  const { id } = document;
  const missing = new Map<string, Edge[]>();
  for (const edge of await archive.cites(id, { states: ['unheld'] }))
    if (edge.to) missing.set(edge.to, [...(missing.get(edge.to) ?? []), edge]);
  const own = findings.filter((row) => row.document === id || row.about === id);
  return { document, bases: await archive.basis(id, { depth: 1 }), findings: own, missing };
};

const basisOf = ({ document, edge, validity }: Step, view: View): Html => {
  const { questions } = view.say;
  const other = document ? documentLink(document, view) : edge?.reason ? reasonText(edge.reason, view) : questions.tree.unresolved;
  const { columns, explorer } = view.say;
  const state = validity && questions.validity.short[validity.state];
  return html`<tr><td>${other}${document?.title ? html`<span class="title" lang="vi">${document.title}</span>` : ''}</td><td data-head="${explorer.document.relation}">${edge ? edgeWords(edge, 'cites', view) : ''}</td>
<td data-head="${questions.validity.field}">${validity ? html`<span class="validity ${validity.state}">${state ?? questions.validity.states.unknown.split(':')[0]}</span>` : ''}</td>
<td data-head="${columns.quote}">${edge ? html`<q lang="vi">${edge.quote}</q> <a href="${factHref(edge.fact, view)}">${view.say.page(edge.span.page)}</a>` : ''}</td></tr>`;
};

const basesOf = ({ bases }: Examined, view: View): Html => {
  const { audit, document: words } = view.say.explorer;
  const steps = bases?.steps.filter(({ depth }) => depth === 1) ?? [];
  const { columns, questions } = view.say;
  const at = bases?.at;
  return html`<h3>${audit.report.bases}</h3>${
    steps.length === 0
      ? html`<p class="empty">${audit.report.noBases}</p>`
      : html`<div class="stacked"><table><caption>${at ? audit.report.basesOn(at) : audit.report.bases}</caption><thead><tr><th scope="col">${words.other}</th><th scope="col">${words.relation}</th><th scope="col">${questions.validity.field}</th><th scope="col">${columns.quote}</th></tr></thead>
<tbody>${steps.map((step) => basisOf(step, view))}</tbody></table></div>`
  }`;
};

const findingOf = (row: AuditRow, view: View): Html =>
  html`<li class="finding ${row.severity}"><p><span class="severity ${row.severity}">${view.say.audit.severities[row.severity]}</span> <code>${row.code}</code> ${row.message}</p>${sideBySide(row, view)}</li>`;

const findingsOf = ({ findings }: Examined, view: View): Html => {
  const { report } = view.say.explorer.audit;
  return html`<h3>${report.findings} <span class="count">${findings.length}</span></h3>${
    findings.length === 0
      ? html`<p class="empty">${report.noFindings}</p>`
      : html`<ul class="findings">${findings.map((row) => findingOf(row, view))}</ul>`
  }`;
};

const missingOf = ({ missing }: Examined, view: View): Html => {
  const { report } = view.say.explorer.audit;
  const shown = [...missing].slice(0, MOST_MISSING);
  const line = ([id, edges]: readonly [string, readonly Edge[]]): Part => {
    const [first] = edges;
    return (
      first &&
      html`<li>${documentLink({ ...first, id, held: false }, view)} <span class="count">${report.citedTimes(edges.length)}</span>: <q lang="vi">${first.quote}</q> <a href="${factHref(first.fact, view)}">${view.say.page(first.span.page)}</a></li>`
    );
  };
  return html`<h3>${report.missing} <span class="count">${missing.size}</span></h3>${
    missing.size === 0 ? html`<p class="empty">${report.noMissing}</p>` : html`<ul class="missing">${shown.map(line)}</ul>`
  }${missing.size > shown.length ? html`<p>${report.moreMissing(missing.size - shown.length)}</p>` : ''}`;
};

/** The part of a report on one document. */
export const examinedPart = (examined: Examined, view: View): Html => {
  const { document } = examined;
  const { fields } = view.say;
  const row = (name: string, value: string | null): Part => value && html`<dt>${name}</dt><dd>${value}</dd>`;
  return html`<section class="report-document"><h2 lang="vi"><a href="${view.href(documentPath(document.id))}">${headOf(document)}</a></h2>
${titleOf(document)}<dl class="fields">${row(fields.issuer, document.issuer)}${row(fields.date, document.date)}${row(fields.id, document.id)}${row(fields.files, document.files.join(', '))}</dl>
${basesOf(examined, view)}${findingsOf(examined, view)}${missingOf(examined, view)}</section>`;
};
