import { type Html, html, type Part } from './html.js';
import { factHref } from './links.js';
import type { View } from './view.js';

export const factLink = (fact: string, text: Part, view: View): Html => html`<a class="fact" href="${factHref(fact, view)}">${text}</a>`;

/** The words of a fact, leading to the place where they stand. */
export const quoteLink = ({ fact, quote, span }: { fact: string; quote: string; span: { page: number } }, view: View): Html =>
  html`<q class="quote">${quote}</q> ${factLink(fact, view.say.page(span.page), view)}`;
