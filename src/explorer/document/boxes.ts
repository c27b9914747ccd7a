import type { Box, Surroundings } from '../../index.js';
import { type Html, html, type Part } from '../html.js';
import { documentLink, nameOf, titleOf } from '../links.js';
import type { View } from '../view.js';
import { whole } from '../whole.js';
import { relationWords } from '../words.js';

const boxOf = ({ direction, relation, citations, documents, first }: Box, view: View): Html => {
  const { document } = view.say.explorer;
  const href = view.here({ tab: direction, relation, fact: null, part: null, page: null });
  const more = documents > first.length;
  return html`<section class="box ${direction} ${relation}"><h3><a href="${href}">${relationWords(relation, direction, view)}</a> <span class="count">${citations}</span></h3>
<p class="hint">${document.aroundHint(citations, documents)}</p>
${
  first.length === 0
    ? html`<p class="hint">${document.unnamed}</p>`
    : html`<ul>${first.map((one) => html`<li>${documentLink(one, view)}${titleOf(one)}</li>`)}</ul>`
}
${more ? html`<p><a href="${href}">${document.all(documents)}</a></p>` : ''}</section>`;
};

/** The documents around one by kind and direction: what it leans on at one side, who leans on it at the other. */
export const boxesOf = ({ document, boxes }: Surroundings, open: boolean, view: View): Html => {
  const words = view.say.explorer.document;
  const side = (direction: Box['direction']): Part => {
    const own = boxes.filter((box) => box.direction === direction);
    const none = direction === 'cites' && !document.held ? words.citesUnknown : view.say.explorer.nothing;
    return own.length === 0 ? html`<p class="empty">${none}</p>` : own.map((box) => boxOf(box, view));
  };
  const content =
    boxes.length === 0
      ? html`<p class="empty">${words.aroundNone}</p>`
      : html`<div class="around"><div class="side cites"><h2>${words.tab.cites}</h2>${side('cites')}</div>
<p class="centre" lang="vi"><span class="unseen">${words.thisOne}: </span>${whole(nameOf(document))}</p>
<div class="side cited-by"><h2>${words.tab['cited-by']}</h2>${side('cited-by')}</div></div>`;
  return html`<details class="relations"${open ? html` open` : ''}><summary>${words.around}</summary>${content}</details>`;
};
