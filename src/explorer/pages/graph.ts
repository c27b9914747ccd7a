import type { Context, Hono } from 'hono';
import { type Answered, type Asked, answerTo, askedIn, FIRST, MOST } from '../graph/asked.js';
import { COLOURS, drawingOf, type Told, toldOf } from '../graph/drawing.js';
import { svgOf } from '../graph/svg.js';
import { linksTable, nodesTable } from '../graph/tables.js';
import { type Html, html, nothing, type Part } from '../html.js';
import { page } from '../layout.js';
import { documentLink, nameOf } from '../links.js';
import type { View, ViewOf } from '../view.js';
import { heading } from '../whole.js';

type Shown = Extract<Answered, { readonly is: 'around' | 'between' }>;

const isShown = (answered: Answered): answered is Shown => answered.is === 'around' || answered.is === 'between';

const titleOf = (answered: Shown, { say }: View): string => {
  const { graph } = say.explorer;
  if (answered.is === 'around') return graph.of(nameOf(answered.document));
  return graph.between(nameOf(answered.chain.from), nameOf(answered.chain.to));
};

const LIMITS = [FIRST, 100, 200, MOST];

const options = (values: readonly (readonly [string | number, string])[], chosen: string | number): Html =>
  html`${values.map(([value, name]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${name}</option>`)}`;

/** What to show, as a form: works without script, and the address is the state. */
const formOf = (asked: Asked, view: View): Html => {
  const { graph } = view.say.explorer;
  const lang = view.url.searchParams.get('lang');
  const limits = [...new Set([...LIMITS, asked.limit])].sort((a, b) => a - b);
  return html`<form class="ask" action="/graph">${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
<label>${graph.document} <input name="id" type="search" value="${view.ask('id') ?? view.ask('from') ?? ''}" required></label>
<label>${graph.other} <input name="to" type="search" value="${view.ask('to') ?? ''}"></label>
<label>${graph.depth} <select name="depth">${options(
    [1, 2].map((n) => [n, String(n)] as const),
    asked.depth,
  )}</select></label>
<label>${graph.direction} <select name="direction">${options(
    (['both', 'basis', 'impact'] as const).map((one) => [one, graph.directions[one]] as const),
    asked.direction,
  )}</select></label>
<label>${graph.limit} <select name="limit">${options(
    limits.map((n) => [n, String(n)] as const),
    asked.limit,
  )}</select></label>
<button>${graph.show}</button></form>`;
};

const unclear = ({ found }: Extract<Answered, { is: 'unclear' }>, view: View): Html => {
  const { graph } = view.say.explorer;
  const some = found.candidates.length > 0 ? found.candidates : found.near;
  return html`<p class="empty">${found.candidates.length > 0 ? graph.several(found.query) : graph.none(found.query)}</p>
<ul class="candidates">${some.map(
    (document) =>
      html`<li><a class="${document.held ? 'held' : 'unheld'}" href="${view.here({ [view.ask('to') === found.query ? 'to' : 'id']: document.id })}">${nameOf(document)}</a> <code>${document.id}</code></li>`,
  )}</ul>`;
};

/** The steps from one document to the other, in words. */
const chainOf = (answered: Shown, view: View): Part => {
  if (answered.is === 'around') return nothing;
  const { graph } = view.say.explorer;
  const { chain } = answered;
  if (chain.direction === null) return html`<p class="empty">${chain.more ? graph.gaveUp : graph.noPath}</p>`;
  const { path } = view.say.questions;
  const steps = chain.steps.length === 0 ? path.same : path[chain.direction](chain.steps.length);
  const first = chain.direction === 'backward' ? chain.to : chain.from;
  return html`<p>${steps}</p><ol class="chain"><li>${documentLink(first, view)}</li>${chain.steps.map(
    ({ document, edge }) =>
      html`<li><span class="relation">${view.say.questions.relations[edge.relation][edge.to === document.id ? 0 : 1]}</span> ${documentLink(document, view)} <q>${edge.quote}</q></li>`,
  )}</ol>`;
};

const legend = (drawing: Told, view: View): Html => {
  const { graph } = view.say.explorer;
  const levels = (Object.keys(COLOURS) as (keyof typeof COLOURS)[]).filter((level) => drawing.nodes.some((node) => node.level === level));
  return html`<ul class="legend">${levels.map((level) => html`<li><span class="level ${level}">${graph.levels[level]}</span></li>`)}</ul>`;
};

const moreOf = (drawing: Told, asked: Asked, view: View): Part => {
  const { graph } = view.say.explorer;
  if (!drawing.more) return nothing;
  const next = LIMITS.find((limit) => limit > asked.limit);
  return html`<p class="more">${graph.more}${next ? html` <a href="${view.here({ limit: next })}">${graph.moreOf(next)}</a>` : ''}</p>`;
};

const takeAway = (view: View): Html => {
  const { graph } = view.say.explorer;
  const links = (['svg', 'graphml', 'json'] as const).map(
    (format) =>
      html`<a href="${view.here({}, `/graph.${format}`)}" download="graph.${format}">${format === 'graphml' ? 'GraphML' : format.toUpperCase()}</a>`,
  );
  return html`<p class="formats"><span>${graph.take}:</span> ${links} <button type="button" data-do="png" hidden>PNG</button></p>`;
};

const picture = (drawing: Told, title: string, view: View): Html => {
  const { graph } = view.say.explorer;
  // cytoscape adds a style element unless one of this id is there, which the content security policy would forbid.
  return html`<section class="picture" aria-label="${graph.picture}"><div id="__________cytoscape_stylesheet" hidden></div>
<p class="tools"><button type="button" data-do="fit" hidden>${graph.fit}</button> <button type="button" data-do="in" hidden>${graph.zoomIn}</button> <button type="button" data-do="out" hidden>${graph.zoomOut}</button></p>
<div id="graph" class="graph" role="application" tabindex="0" aria-label="${title}" aria-describedby="graph-keys" data-source="${view.here({}, '/graph.json')}" data-expand="${view.here({ open: null })}" hidden></div>
<noscript><img class="graph-picture" src="${view.here({}, '/graph.svg')}" alt="${title}: ${graph.shown(drawing.nodes.length, drawing.links.length)}"></noscript>
<p id="graph-keys" class="hint">${graph.drawn} ${graph.keys}</p><p id="graph-selected" class="selected" role="status" data-words="${graph.selected}"></p></section>`;
};

const body = (answered: Answered, asked: Asked, view: View): Part => {
  const { graph } = view.say.explorer;
  if (answered.is === 'nothing-asked') return html`<h1>${graph.title}</h1><p>${graph.ask}</p>${formOf(asked, view)}`;
  if (answered.is === 'unclear') return html`<h1>${graph.title}</h1>${formOf(asked, view)}${unclear(answered, view)}`;
  const title = titleOf(answered, view);
  const drawing = toldOf(answered.part, view);
  return html`${heading(title)}${formOf(asked, view)}${chainOf(answered, view)}
<p class="count">${graph.shown(drawing.nodes.length, drawing.links.length)}</p>${moreOf(drawing, asked, view)}${legend(drawing, view)}
<div class="graph-side">${picture(drawing, title, view)}<div class="graph-tables">
${nodesTable(drawing, asked, answered.is === 'around', view)}${linksTable(drawing, view)}</div></div>${takeAway(view)}
<p class="query">${view.say.explorer.query} <code>${commandOf(answered, asked)}</code></p>`;
};

const commandOf = (answered: Shown, { depth, direction }: Asked): string =>
  answered.is === 'between'
    ? `danchieu path ${answered.chain.from.id} ${answered.chain.to.id}`
    : direction === 'both'
      ? `danchieu cites ${answered.document.id}; danchieu cited-by ${answered.document.id}`
      : `danchieu ${direction} ${answered.document.id} --depth ${depth}`;

const statusOf = (answered: Answered): 200 | 404 => (answered.is === 'unclear' && answered.found.candidates.length === 0 ? 404 : 200);

/** The graph around a document or between two: a page, its data, a picture and GraphML. */
export const graph = (app: Hono, viewOf: ViewOf): void => {
  /** Serves what is made of a part of the graph; where none is meant, nothing is there. */
  const serve = (path: string, make: (answered: Shown, view: View, context: Context) => Promise<Response> | Response): void => {
    app.get(path, async (context) => {
      const view = viewOf(context);
      const answered = await answerTo(view, askedIn(view));
      return isShown(answered) ? make(answered, view, context) : context.notFound();
    });
  };
  app.get('/graph', async (context) => {
    const view = viewOf(context);
    const asked = askedIn(view);
    const answered = await answerTo(view, asked);
    const title = isShown(answered) ? titleOf(answered, view) : view.say.explorer.graph.title;
    return context.html(
      page(view, title, body(answered, asked, view), { scripts: ['graph.js'], styles: ['graph.css'] }),
      statusOf(answered),
    );
  });
  serve('/graph.json', ({ part }, view, context) => context.json(drawingOf(part, view)));
  serve('/graph.svg', async (answered, view, context) => {
    const svg = await svgOf(drawingOf(answered.part, view), titleOf(answered, view), view);
    return context.body(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}`, 200, { 'content-type': 'image/svg+xml; charset=utf-8' });
  });
  serve('/graph.graphml', async ({ part }, view, context) => {
    const pieces: string[] = [];
    for await (const piece of view.archive.exportText('graphml', { among: part.documents.map(({ document }) => document.id) }))
      pieces.push(piece);
    return context.body(pieces.join(''), 200, {
      'content-type': 'application/graphml+xml; charset=utf-8',
      'content-disposition': 'attachment; filename="graph.graphml"',
    });
  });
};
