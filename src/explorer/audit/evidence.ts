import type { AuditRow } from '../../index.js';
import { type Html, html, type Part } from '../html.js';
import { placeHref } from '../links.js';
import { documentPath } from '../paths.js';
import type { View } from '../view.js';

const passage = (words: string | null, where: Part): Html =>
  html`${words === null ? '' : html`<blockquote lang="vi">${words}</blockquote>`}<p class="place">${where}</p>`;

/** The words that a finding stands on, and where. */
export const ownEvidence = ({ document, quote, file, span }: AuditRow, view: View): Html => {
  const { say } = view;
  const place =
    span === null
      ? `${file}, ${say.explorer.audit.whole}`
      : html`<a href="${placeHref(document, span, view)}">${file}, ${say.page(span.page)}</a>`;
  return passage(quote, place);
};

/** What a finding contradicts: another passage, or a document as a whole. */
export const otherEvidence = ({ against, document }: AuditRow, view: View): Part => {
  if (against === null) return '';
  const { say } = view;
  const id = against.document ?? document;
  const href = against.span === null ? view.href(documentPath(id)) : placeHref(id, against.span, view);
  const page = against.span === null ? say.explorer.audit.whole : say.page(against.span.page);
  return passage(against.text, html`<a href="${href}">${id === document ? '' : `${id}, `}${page}</a>`);
};

/** Both beside one another. */
export const sideBySide = (row: AuditRow, view: View): Html => {
  const words = view.say.explorer.audit;
  const other = otherEvidence(row, view);
  return html`<div class="evidence"><div><h4>${words.evidence}</h4>${ownEvidence(row, view)}</div>${other === '' ? '' : html`<div><h4>${words.against}</h4>${other}</div>`}</div>`;
};
