import type { Context, Hono } from 'hono';
import { type Facets, type Found, type Hit, KINDS, type SearchFilter, STATES } from '../../index.js';
import { numberIn, oneOf, textIn } from '../ask.js';
import { commandOf } from '../command.js';
import { facetsOf } from '../facets.js';
import { markedSnippet } from '../found.js';
import { type Html, html, nothing } from '../html.js';
import { page } from '../layout.js';
import { documentLink } from '../links.js';
import { pager } from '../listing.js';
import { documentPath } from '../paths.js';
import { remember } from '../remember.js';
import { suggest } from '../suggest.js';
import type { View, ViewOf } from '../view.js';

const HITS_A_PAGE = 20;
const MOST_PAGES = 50;
const MOST_MEANT = 10;

interface Asked extends SearchFilter {
  readonly query: string;
  readonly at: number;
}

const askedIn = (view: View): Asked => ({
  query: view.ask('q') ?? '',
  at: Math.min(MOST_PAGES, numberIn(view, 'page') ?? 1),
  kind: oneOf(view, 'kind', KINDS),
  type: textIn(view, 'type'),
  body: textIn(view, 'body'),
  year: numberIn(view, 'year'),
  campaign: textIn(view, 'campaign'),
  state: oneOf(view, 'state', STATES),
});

interface Answer {
  readonly found: Found | null;
  readonly hits: readonly Hit[];
  readonly facets: Facets;
}

/** A number, an identity or the name of a file, and not words alone. */
const mayName = (query: string): boolean => /\d|\//.test(query);

const answer = async ({ query, at, ...filter }: Asked, { archive }: View): Promise<Answer> => {
  const [found, hits, facets] = await Promise.all([
    at === 1 && mayName(query) ? archive.find(query) : null,
    archive.search(query, { ...filter, limit: HITS_A_PAGE, offset: (at - 1) * HITS_A_PAGE }),
    // The same for every page of the hits.
    remember(archive, `facets ${JSON.stringify([query, filter])}`, () => archive.facets(query, filter)),
  ]);
  return { found, hits, facets };
};

const hitItem = (hit: Hit, view: View): Html => {
  const { document, page: at } = hit;
  return html`<li class="hit"><h3>${documentLink(document, view)}</h3>
<p class="of">${document.issuer ?? ''}</p>${document.title === null ? '' : html`<p class="title">${document.title}</p>`}
<p class="snippet">${markedSnippet(hit)} <a class="place" href="${view.href(documentPath(document.id), { page: at })}">${view.say.explorer.find.page(at)}</a></p></li>`;
};

/** What the words name, above what holds them; where nothing holds or is named so, what comes near. */
const meant = ({ found, hits }: Answer, view: View): Html => {
  const { find } = view.say.explorer;
  const isNear = found !== null && found.candidates.length === 0;
  const documents = (isNear ? (hits.length === 0 ? found.near : []) : (found?.candidates ?? [])).slice(0, MOST_MEANT);
  if (documents.length === 0) return nothing;
  return html`<section class="meant" aria-labelledby="meant"><h2 id="meant">${isNear ? find.near : find.meant}</h2><ul>${documents.map(
    (document) =>
      html`<li>${documentLink(document, view)} <span class="of">${document.issuer ?? ''}</span> <span class="badge ${document.held ? 'held' : 'unheld'}">${document.held ? find.held : find.unheld}</span>${document.title === null ? '' : html`<p class="title">${document.title}</p>`}</li>`,
  )}</ul></section>`;
};

const results = (asked: Asked, own: Answer, view: View): Html => {
  const { find, query: same } = view.say.explorer;
  const { hits, facets } = own;
  const { query, at, ...filter } = asked;
  const isFree = query === '' && Object.values(filter).every((value) => value === undefined);
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(facets.documents / HITS_A_PAGE)));
  if (isFree) return html`<p class="empty">${find.ask}</p>`;
  return html`<section aria-labelledby="results"><h2 id="results">${find.results}</h2>${hits.length === 0 ? html`<p class="empty" role="status">${find.nothing}</p>` : html`<p class="count" role="status">${find.found(facets.documents)}</p>`}
${hits.length === 0 ? '' : html`<ol class="hits" start="${(at - 1) * HITS_A_PAGE + 1}">${hits.map((hit) => hitItem(hit, view))}</ol>`}
${pager(view, at, pages)}${at === MOST_PAGES ? html`<p class="note">${find.most(MOST_PAGES * HITS_A_PAGE)}</p>` : ''}
<p class="query">${same} <code>${commandOf('search', [query === '' ? '""' : query], { ...filter, limit: at * HITS_A_PAGE })}</code></p></section>`;
};

/** Words and facets lead to documents; what is named by number or identity stands on top. */
export const search = (app: Hono, viewOf: ViewOf): void => {
  app.get('/search', async (context: Context) => {
    const view = viewOf(context);
    const asked = askedIn(view);
    const own = await answer(asked, view);
    const { find } = view.say.explorer;
    const title = find.title(asked.query);
    return context.html(
      page(
        view,
        title,
        html`<h1>${title}</h1>${meant(own, view)}<div class="faceted">${facetsOf(own.facets, view)}${results(asked, own, view)}</div>`,
      ),
    );
  });
  app.get('/search.json', async (context: Context) => {
    const view = viewOf(context);
    const asked = askedIn(view);
    const { found, hits, facets } = await answer(asked, view);
    return context.json({ query: asked.query, hits, facets, found });
  });
  app.get('/suggest.json', async (context: Context) => {
    const view = viewOf(context);
    return context.json(await suggest(view));
  });
};
