import type { DocumentRow } from '../index.js';
import { type Html, html } from './html.js';
import { documentPath } from './paths.js';
import type { View } from './view.js';

type Named = Pick<DocumentRow, 'id' | 'type' | 'number' | 'date' | 'issuer'> & Partial<Pick<DocumentRow, 'held' | 'symbol'>>;

/** A document as people name it: type, number and day. */
export const nameOf = ({ id, type, number, symbol, date }: Named): string =>
  [type, number ?? symbol, date && `(${date})`].filter(Boolean).join(' ') || id;

/** A link to the page of a document that is known by its identity alone. */
export const idLink = (id: string, view: View): Html => html`<a class="id" href="${view.href(documentPath(id))}">${id}</a>`;

/** A link to the page of a document; one that is not held is visibly another. */
export const documentLink = (document: Named, view: View): Html =>
  html`<a class="${document.held === false ? 'unheld' : 'held'}" href="${view.href(documentPath(document.id))}" title="${document.id}">${nameOf(document)}</a>`;

/** The address of a fact (`ID#citations/3`): the page of its document, opened at the fact. */
export const factHref = (fact: string, view: View): string => {
  const [id = '', anchor = ''] = fact.split('#');
  return `${view.href(documentPath(id), { fact: anchor })}#${anchor}`;
};

/** The address of a stretch of a document's text. */
export const placeHref = (id: string, { start, end }: { readonly start: number; readonly end: number }, view: View): string =>
  `${view.href(documentPath(id), { place: `${start}-${end}` })}#place`;
