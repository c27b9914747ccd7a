import type { DocumentRow } from '../index.js';
import { type Html, html, type Part } from './html.js';
import { documentPath } from './paths.js';
import type { View } from './view.js';
import { whole } from './whole.js';

type Named = Pick<DocumentRow, 'id' | 'type' | 'number' | 'date' | 'issuer'> & Partial<Pick<DocumentRow, 'held' | 'symbol' | 'title'>>;

const LONGEST_TITLE = 48;
const short = (title: string): string => (title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title);

/** A document as people name it: type, number and day; what has no number goes by its title, else by its identity. */
export const nameOf = ({ id, type, number, symbol, date, title }: Named): string => {
  const own = number ?? symbol ?? (title ? short(title) : type ? id.slice(id.lastIndexOf('/') + 1) : id);
  return [type, own, date && `(${date})`].filter(Boolean).join(' ');
};

const isNamed = ({ type, number, symbol, title }: Named): boolean => Boolean(type ?? number ?? symbol ?? title);

/** The name of a document at its head; one without a number goes by its whole title there. */
export const headOf = (document: Named): Part => {
  const { number, symbol, title } = document;
  return whole((number ?? symbol) ? nameOf(document) : title || nameOf(document));
};

/** The title below that name, where it is not the name. */
export const titleOf = ({ number, symbol, title }: Named): Part =>
  title && (number ?? symbol) ? html`<p class="title" lang="vi">${title}</p>` : '';

/** A link to the page of a document that is known by its identity alone. */
export const idLink = (id: string, view: View): Html => html`<a class="id" href="${view.href(documentPath(id))}">${id}</a>`;

/** A link to the page of a document; one that is not held is visibly another. */
export const documentLink = (document: Named, view: View): Html =>
  html`<a class="${document.held === false ? 'unheld' : 'held'}${isNamed(document) ? '' : ' id'}" href="${view.href(documentPath(document.id))}" title="${document.id}">${whole(nameOf(document))}</a>`;

/** The address of a fact (`ID#citations/3`): the page of its document, opened at the fact. */
export const factHref = (fact: string, view: View): string => {
  const [id = '', anchor = ''] = fact.split('#');
  return `${view.href(documentPath(id), { fact: anchor })}#${anchor}`;
};

/** The address of a stretch of a document's text. */
export const placeHref = (id: string, { start, end }: { readonly start: number; readonly end: number }, view: View): string =>
  `${view.href(documentPath(id), { place: `${start}-${end}` })}#place`;
