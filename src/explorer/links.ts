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
