import type { Count, Facets } from '../index.js';
import { type Html, html, nothing } from './html.js';
import type { View } from './view.js';

const SHOWN = 8;
const MOST = 60;

/** What a search may be narrowed by: the name of its parameter, the counts, and what a value is called. */
interface Facet {
  readonly name: string;
  readonly title: string;
  readonly counts: readonly Count[];
  readonly named: (value: string) => string;
}

const same = (value: string): string => value;

const facetList = ({ kinds, types, years, bodies, campaigns, states }: Facets, { say }: View): Facet[] => {
  const { facets } = say.questions;
  const in_ =
    (words: Readonly<Record<string, string>>) =>
    (value: string): string =>
      words[value] ?? value;
  return [
    { name: 'kind', title: facets.kinds, counts: kinds, named: in_(say.kinds) },
    { name: 'type', title: facets.types, counts: types, named: same },
    { name: 'body', title: facets.bodies, counts: bodies, named: same },
    { name: 'year', title: facets.years, counts: years, named: same },
    { name: 'campaign', title: facets.campaigns, counts: campaigns, named: same },
    { name: 'state', title: facets.states, counts: states, named: in_(say.states) },
  ];
};

const valueItem = ({ name, named }: Facet, { value, documents }: Count, view: View): Html => {
  const count = html` <span class="count">${documents}</span>`;
  if (value === null) return html`<li><span class="unknown">${view.say.questions.unknown}</span>${count}</li>`;
  if (view.ask(name) === value)
    return html`<li class="chosen"><a href="${view.here({ [name]: null, page: null })}" aria-current="true" title="${view.say.explorer.find.drop(named(value))}">✓ ${named(value)}</a>${count}</li>`;
  return html`<li><a href="${view.here({ [name]: value, page: null })}">${named(value)}</a>${count}</li>`;
};

const facetHtml = (facet: Facet, view: View): Html => {
  const { counts, title } = facet;
  if (counts.length === 0) return nothing;
  const [first, more] = [counts.slice(0, SHOWN), counts.slice(SHOWN, MOST)];
  const items = (some: readonly Count[]): Html[] => some.map((count) => valueItem(facet, count, view));
  return html`<section class="facet"><h3>${title}</h3><ul>${items(first)}</ul>${
    more.length > 0
      ? html`<details><summary>${view.say.explorer.overview.more(counts.length - SHOWN)}</summary><ul>${items(more)}</ul></details>`
      : ''
  }</section>`;
};

/** What was chosen, also where nothing is left that has it. */
const chosen = (facets: readonly Facet[], view: View): Html => {
  const own = facets.flatMap(({ name, title, named }) => {
    const value = view.ask(name);
    return value === null ? [] : [{ name, title, value: named(value) }];
  });
  if (own.length === 0) return nothing;
  const { find } = view.say.explorer;
  return html`<ul class="chips" aria-label="${find.taken}">${own.map(
    ({ name, title, value }) =>
      html`<li><a href="${view.here({ [name]: null, page: null })}" aria-label="${find.drop(`${title} ${value}`)}">${title}: ${value} ✕</a></li>`,
  )}</ul>`;
};

/** How all that was found is shared out; each value narrows the search, a chosen one widens it again. */
export const facetsOf = (facets: Facets, view: View): Html => {
  const list = facetList(facets, view);
  if (list.every(({ name, counts }) => counts.length === 0 && view.ask(name) === null)) return nothing;
  return html`<aside class="facets" aria-labelledby="narrow"><h2 id="narrow">${view.say.explorer.find.narrow}</h2>${chosen(list, view)}${list.map((facet) => facetHtml(facet, view))}</aside>`;
};
