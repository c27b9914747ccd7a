import type { Context, Hono } from 'hono';
import type { AuditRow, Headed, Surroundings } from '../../index.js';
import { oneOf } from '../ask.js';
import { boxesOf } from '../document/boxes.js';
import { dayAsked, headerOf } from '../document/header.js';
import { pictureFile, picturePage } from '../document/picture.js';
import { countOfFacts, edgesListing, factsListing, findingsListing, sourcesListing } from '../document/tabs.js';
import { textTab } from '../document/text-tab.js';
import { type Html, html } from '../html.js';
import { page } from '../layout.js';
import { documentLink, nameOf } from '../links.js';
import { chosenRows, csvOf, type Listing, refusal, tableOf } from '../listing.js';
import type { View, ViewOf } from '../view.js';

const TABS = ['text', 'cites', 'cited-by', 'facts', 'sources', 'findings'] as const;
type Tab = (typeof TABS)[number];

/** What was asked of a document, gathered once for a page. */
interface Asked {
  readonly shown: Headed;
  readonly around: Surroundings;
  readonly findings: readonly AuditRow[];
}

const tabOf = (view: View, held: boolean): Tab => oneOf(view, 'tab', TABS) ?? (held ? 'text' : 'cited-by');

const gather = async (id: string, view: View): Promise<Asked | null> => {
  const { archive, language } = view;
  const shown = await archive.headed(id, { at: dayAsked(view).at });
  const around = shown && (await archive.surroundings(shown.document.id));
  if (!shown || !around) return null;
  const findings: AuditRow[] = [];
  for await (const row of archive.audit({ documents: [shown.document.id], language })) findings.push(row);
  return { shown, around, findings };
};

const countsOf = ({ around, findings }: Asked): Record<Tab, number | null> => ({
  text: null,
  cites: around.cites,
  'cited-by': around.citedBy,
  facts: countOfFacts(around.facts),
  sources: around.document.files.length,
  findings: findings.length,
});

const tabs = (asked: Asked, current: Tab, view: View): Html => {
  const { document } = view.say.explorer;
  const counts = countsOf(asked);
  const shown = asked.shown.document.held ? TABS : TABS.filter((tab) => counts[tab]);
  const at = view.ask('at');
  return html`<nav class="tabs" aria-label="${document.tabs}"><ul>${shown.map(
    (tab) =>
      html`<li><a href="${view.href(view.url.pathname, { tab, at })}"${tab === current ? html` aria-current="page"` : ''}>${document.tab[tab]}${
        counts[tab] === null ? '' : html` <span class="count">${counts[tab]}</span>`
      }</a></li>`,
  )}</ul></nav>`;
};

type AnyListing = Listing<unknown>;

const listingOf = async (tab: Tab, { shown, around, findings }: Asked, view: View, forPage = false): Promise<AnyListing | null> => {
  const { id } = shown.document;
  const lists: Record<Tab, () => Promise<unknown> | unknown> = {
    text: () => null,
    cites: () => edgesListing(around, 'cites', view, forPage),
    'cited-by': () => edgesListing(around, 'cited-by', view, forPage),
    facts: () => factsListing(id, view),
    sources: () => sourcesListing(id, view),
    findings: () => findingsListing(id, findings, view),
  };
  return (await lists[tab]()) as AnyListing | null;
};

const documentPage = async (asked: Asked, view: View): Promise<Html> => {
  const { shown, around } = asked;
  const { document } = shown;
  const { explorer } = view.say;
  const tab = tabOf(view, document.held);
  const listing = await listingOf(tab, asked, view, true);
  const body = listing ? html`${listing.intro ?? ''}${tableOf(listing, view)}` : await textTab(around, view);
  const open = ['fact', 'place', 'part', 'tab'].every((name) => view.ask(name) === null);
  // Only what was read can be reported on or be wrong.
  const own = document.held
    ? html`<a href="${view.href('/report', { id: document.id })}">${explorer.audit.report.link}</a> <a href="${view.href('/wrong', { id: document.id })}">${explorer.document.wrong}</a> `
    : '';
  const links = html`<p class="actions"><a href="${view.href('/graph', { id: document.id })}">${explorer.layout.graph}</a> ${own}<a href="${view.here({}, `${view.url.pathname}.json`)}">JSON</a></p>`;
  return page(
    view,
    nameOf(document),
    html`${headerOf(shown, view)}${links}${boxesOf(around, open, view)}${tabs(asked, tab, view)}
<section class="tab tab-${tab}"><h2 id="tab-title">${explorer.document.tab[tab]}</h2>${body}</section>`,
    { scripts: ['panel.js'] },
  );
};

/** An address that no document has: what comes near it. */
const unknownPage = async (id: string, view: View): Promise<Html> => {
  const { document } = view.say.explorer;
  const { candidates, near } = await view.archive.find(id);
  const others = [...candidates, ...near].slice(0, 20);
  const title = document.unknown(id);
  return page(
    view,
    title,
    html`<h1>${title}</h1><p>${document.unknownHint}</p>${
      others.length > 0
        ? html`<h2>${document.near}</h2><ul>${others.map((one) => html`<li>${documentLink(one, view)} <code>${one.id}</code></li>`)}</ul>`
        : ''
    }`,
  );
};

const FORMAT = /^(.+)\.(json|csv)$/;

/** `/d/ID.json` is `show --json`; with a tab it is that of its command, with a fact that of `why`. */
const jsonOf = async (asked: Asked, view: View): Promise<unknown> => {
  const fact = view.ask('fact');
  if (fact !== null) return view.archive.why(`${asked.shown.document.id}#${fact}`);
  const listing = view.ask('tab') === null ? null : await listingOf(tabOf(view, asked.shown.document.held), asked, view);
  // Rows come in the order of the command; what they cannot be sorted by is wrong all the same.
  if (listing && view.ask('sort') !== null) chosenRows(listing, view);
  return listing ? listing.json : view.archive.show(asked.shown.document.id, { at: dayAsked(view).at });
};

const answer = async (context: Context, path: string, view: View): Promise<Response> => {
  const asked = await gather(path, view);
  if (asked) return context.html(await documentPage(asked, view));
  const [, id = '', format] = FORMAT.exec(path) ?? [];
  const data = id === '' ? null : await gather(id, view);
  if (!data) return context.html(await unknownPage(path, view), 404);
  if (format === 'json') {
    const json = await jsonOf(data, view);
    return refusal(context, view) ?? context.json(json);
  }
  const listing =
    (await listingOf(tabOf(view, data.shown.document.held), data, view)) ?? (await edgesListing(data.around, 'cites', view, false));
  const csv = await csvOf(listing as AnyListing, view);
  return refusal(context, view) ?? context.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8' });
};

const PICTURE = /^(.+)\/page\/(\d{1,6})(\.png)?$/;

const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};

/** A document at its identity path, its parts as tabs, and the pictures of its pages. */
export const document = (app: Hono, viewOf: ViewOf): void => {
  app.get('/d/:path{.+}', async (context) => {
    const view = viewOf(context);
    const path = decoded(view.url.pathname.slice('/d/'.length));
    if (path === null) return context.notFound();
    const [, id = '', number = '', png] = PICTURE.exec(path) ?? [];
    if (id === '') return answer(context, path, view);
    return png ? pictureFile(context, id, Number(number), view) : context.html(await picturePage(id, Number(number), view));
  });
};
