import { type Html, html, type Part } from './html.js';
import { documentPath } from './paths.js';
import type { View } from './view.js';

/** Where a fact is shown: the page of its document, opened at it. */
export const factHref = (fact: string, view: View): string => {
  const [id = '', anchor = ''] = fact.split('#');
  return `${view.href(documentPath(id), { fact: anchor })}#${anchor}`;
};

export const factLink = (fact: string, text: Part, view: View): Html => html`<a class="fact" href="${factHref(fact, view)}">${text}</a>`;

/** The words of a fact, leading to the place where they stand. */
export const quoteLink = ({ fact, quote, span }: { fact: string; quote: string; span: { page: number } }, view: View): Html =>
  html`<q class="quote">${quote}</q> ${factLink(fact, view.say.page(span.page), view)}`;
