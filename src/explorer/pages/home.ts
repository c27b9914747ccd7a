import type { Context, Hono } from 'hono';
import type { About, AuditCount, Count, Figures, LeanedOn, Severity, WantedRow } from '../../index.js';
import { type Html, html, type Part } from '../html.js';
import { page } from '../layout.js';
import { documentLink } from '../links.js';
import { remember, soon } from '../remember.js';
import type { View, ViewOf } from '../view.js';

const TOP = 10;
const VALUES = 12;
/** So long the page waits for what is worked out once after every change of the archive. */
const PATIENCE_MS = 1500;
const ASK_AGAIN_S = 5;

const section = (id: string, title: string, body: Part, hint: Part = ''): Html =>
  html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${hint}${body}</section>`;

/** When, by what, and what is not in it. */
const banner = ({ run, readers, files, refused }: About, view: View): Html => {
  const { overview } = view.say.explorer;
  const day = run && new Date(run.at).toLocaleString(view.language === 'vi' ? 'vi-VN' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const versions = run ?? readers[0];
  const others = versions
    ? readers
        .filter(({ program, rules }) => program !== versions.program || rules !== versions.rules)
        .reduce((sum, one) => sum + one.files, 0)
    : 0;
  return html`<dl class="banner" aria-label="${overview.state}">
<div><dt>${overview.run}</dt><dd>${run ? html`<time datetime="${run.at}">${day}</time>` : overview.notNoted}</dd></div>
<div><dt>${overview.program}</dt><dd>danchieu ${versions?.program ?? ''}</dd></div>
<div><dt>${overview.rules}</dt><dd><code>${versions?.rules ?? ''}</code>${others > 0 ? html` <span class="note">${overview.mixed(others)}</span>` : ''}</dd></div>
<div><dt>${overview.files}</dt><dd>${overview.filesRead(files - refused)}, <a href="${view.href('/refused')}">${overview.filesRefused(refused)}</a></dd></div>
</dl>`;
};

const census = ({ states }: Figures, view: View): Html => {
  const { overview } = view.say.explorer;
  const { say } = view;
  const all = states.reduce((sum, { citations }) => sum + citations, 0);
  const byState = new Map<(typeof states)[number]['state'], number>();
  for (const { state, citations } of states) byState.set(state, (byState.get(state) ?? 0) + citations);
  return section(
    'census',
    overview.census,
    html`<ul class="bars">${[...byState].map(
      ([state, citations]) =>
        html`<li><a href="${view.href('/search', { state })}"><span class="state ${state}">${say.states[state]}</span></a> <meter min="0" max="${all}" value="${citations}" aria-label="${say.states[state]}"></meter> <span class="count">${overview.citations(citations)}</span> <span class="note">${say.stateNotes[state]}</span></li>`,
    )}</ul>`,
  );
};

/** Who issued a document, and by how many it is cited. */
const under = ({ issuer, title }: { issuer: string | null; title: string | null }, documents: number, { say }: View): Html =>
  html`<span class="under"><span class="of">${issuer ?? title ?? ''}</span> <span class="count">${say.explorer.overview.citedBy(documents)}</span></span>`;

const leaned = (rows: readonly LeanedOn[] | null, view: View): Html => {
  const { overview } = view.say.explorer;
  const body =
    rows === null
      ? html`<p class="working" role="status">${overview.working}</p>`
      : html`<ol class="top">${rows.map(
          ({ document, documents }) =>
            html`<li>${documentLink(document, view)} ${document.held ? '' : html`<span class="unseen">${overview.notHeld}</span>`} ${under(document, documents, view)}</li>`,
        )}</ol>`;
  return section('leaned', overview.leaned, body, html`<p class="note">${overview.leanedHint}</p>`);
};

const missed = (rows: readonly WantedRow[], view: View): Html => {
  const { overview } = view.say.explorer;
  return section(
    'missed',
    overview.missing,
    html`<ol class="top">${rows.map(
      (row) => html`<li>${documentLink({ ...row, held: false }, view)} ${under(row, row.documents, view)}</li>`,
    )}</ol><p><a href="${view.href('/missing')}">${overview.all}</a></p>`,
  );
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

const findings = (counts: readonly AuditCount[] | null, view: View): Html => {
  const { overview } = view.say.explorer;
  const of = (severity: Severity): number => (counts ?? []).reduce((sum, one) => (one.severity === severity ? sum + one.findings : sum), 0);
  return section(
    'findings',
    overview.findings,
    counts === null
      ? html`<p class="working" role="status">${overview.working}</p>`
      : html`<ul class="severities">${SEVERITIES.map(
          (severity) =>
            html`<li class="${severity}"><a href="${view.href('/findings', { severity })}">${overview.severities[severity]}</a> <span class="count">${overview.inDocuments(of(severity))}</span></li>`,
        )}</ul>`,
  );
};

const counted = (
  id: string,
  title: string,
  counts: readonly Count[],
  parameter: string,
  view: View,
  named: (value: string) => string = (value) => value,
): Html => {
  const most = Math.max(1, ...counts.map(({ documents }) => documents));
  const item = ({ value, documents }: Count): Html => {
    const name = value === null ? view.say.questions.unknown : named(value);
    return html`<li>${value === null ? name : html`<a href="${view.href('/search', { [parameter]: value })}">${name}</a>`} <meter min="0" max="${most}" value="${documents}" aria-label="${name}"></meter> <span class="count">${documents.toLocaleString(view.language)}</span></li>`;
  };
  const rest = counts.slice(VALUES);
  return section(
    id,
    title,
    html`<ul class="bars">${counts.slice(0, VALUES).map(item)}</ul>${
      rest.length > 0
        ? html`<details><summary>${view.say.explorer.overview.more(rest.length)}</summary><ul class="bars">${rest.slice(0, 200).map(item)}</ul></details>`
        : ''
    }`,
  );
};

const shares = (figures: Figures, view: View): Html => {
  const { by } = view.say.explorer.overview;
  const kinds: Readonly<Record<string, string>> = view.say.kinds;
  return html`${counted('types', by.types, figures.types, 'type', view)}${counted('years', by.years, figures.years.toReversed(), 'year', view)}${counted('bodies', by.bodies, figures.bodies, 'body', view)}${counted('kinds', by.kinds, figures.kinds, 'kind', view, (value) => kinds[value] ?? value)}`;
};

/** The archive at a glance. What looks at the whole graph comes when it is ready; nothing waits for it. */
export const home = (app: Hono, viewOf: ViewOf): void => {
  app.get('/', async (context: Context) => {
    const view = viewOf(context);
    const { archive, say } = view;
    const { overview } = say.explorer;
    const [about, figures, missing] = await Promise.all([
      remember(archive, 'about', () => archive.about()),
      archive.figures(),
      remember(archive, 'most missed', () => archive.missing({ limit: TOP, citing: 0 })),
    ]);
    if (about.documents === 0)
      return context.html(
        page(view, say.explorer.home, html`<h1>${say.explorer.home}</h1>${banner(about, view)}<p class="empty">${overview.empty}</p>`),
      );
    const [stats, counts] = await Promise.all([soon(archive.stats({ top: TOP }), PATIENCE_MS), soon(archive.auditCounts(), PATIENCE_MS)]);
    if (stats === null || counts === null) context.header('refresh', String(ASK_AGAIN_S));
    return context.html(
      page(
        view,
        say.explorer.home,
        html`<h1>${say.explorer.home}</h1><p class="lead">${overview.lead(figures.documents, figures.cited)}</p>${banner(about, view)}
<div class="cards">${census(figures, view)}${findings(counts, view)}${leaned(stats?.leanedOn ?? null, view)}${missed(missing, view)}${shares(figures, view)}</div>`,
      ),
    );
  });
};
