import type { Change, Headed, Header, Validity } from '../../index.js';
import { type Html, html, type Part } from '../html.js';
import { documentLink, factHref, headOf, titleOf } from '../links.js';
import type { View } from '../view.js';
import { relationWords } from '../words.js';
import { correctedLines } from './corrected.js';

const row = (name: string, value: Part): Part => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : '');

const signerOf = ({ signer }: Header): string | null => signer && [signer.capacity, signer.position, signer.name].filter(Boolean).join(' ');

const dayOf = ({ edge, effect, effectFrom }: Change, { say }: View): string | null => {
  const { since, signed, gazette, issued } = say.questions.validity;
  if (effect !== null) return (effectFrom === 'signing' ? signed : since)(effect);
  return edge.citing.date === null ? null : (effectFrom === 'publication' ? gazette : issued)(edge.citing.date);
};

const changeOf = (change: Change, view: View): Html => {
  const { validity } = view.say.questions;
  const { edge, effective, exception } = change;
  const notes = [
    dayOf(change, view),
    edge.pinpoint && validity.part(edge.pinpoint),
    exception && validity.except(exception),
    effective === false ? validity.later : effective === null ? validity.open : null,
  ].filter(Boolean);
  return html`<li>${relationWords(edge.relation, 'cited-by', view)} ${documentLink({ ...edge.citing, id: edge.from }, view)}: ${notes.join(' · ')}
<blockquote lang="vi"><a href="${factHref(edge.fact, view)}">${edge.quote}</a></blockquote></li>`;
};

/** The state of a document on a day, and what tells of it. */
export const validityPart = ({ at, state, changes, register }: Validity, view: View): Html => {
  const { validity } = view.say.questions;
  const none = changes.length === 0 && register === null;
  return html`<p class="validity ${state}"><strong>${validity.states[state]}</strong> ${validity.at(at)}</p>
${register ? html`<p>${validity.register(register.by, register.id, register.until)}</p>` : ''}${none ? html`<p class="hint">${validity.none}</p>` : ''}
${changes.length > 0 ? html`<ul class="changes">${changes.map((change) => changeOf(change, view))}</ul>` : ''}`;
};

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
/** The day that was asked for, and whether it is one. */
export const dayAsked = (view: View): { readonly at: string | undefined; readonly bad: string | null } => {
  const asked = view.ask('at');
  if (asked === null) return { at: undefined, bad: null };
  const valid = DAY.test(asked) && !Number.isNaN(Date.parse(asked));
  return valid ? { at: asked, bad: null } : { at: undefined, bad: asked };
};

const validityForm = ({ validity }: Headed, view: View): Html => {
  const { document } = view.say.explorer;
  const { at, bad } = dayAsked(view);
  const others = [...view.url.searchParams].filter(([name]) => name !== 'at');
  return html`<section class="validity-on" aria-labelledby="validity-title"><h2 id="validity-title">${document.validity}</h2>
<form action="${view.url.pathname}">${others.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label>${document.day} <input type="date" name="at" value="${at ?? ''}"></label> <button>${document.validityGo}</button></form>
${bad === null ? '' : html`<p class="problem">${document.validityBad(bad)}</p>`}${validity ? validityPart(validity, view) : ''}</section>`;
};

/** Who a document is: what its letterhead says, whether it is held, and what is known of its validity. */
export const headerOf = (shown: Headed, view: View): Html => {
  const { document, header } = shown;
  const { fields, corrections, explorer, kinds } = view.say;
  const words = explorer.document;
  const recipients = header?.recipients ?? [];
  const corrected = correctedLines(header?.corrected, view);
  return html`<header class="document ${document.held ? 'held' : 'unheld'}"><p class="badges">${document.kind ? html`<span class="kind ${document.kind}">${kinds[document.kind]}</span>` : ''}${
    document.held ? '' : html`<span class="unheld">${words.unheld}</span>`
  }</p><h1 lang="vi">${headOf(document)}</h1>${titleOf(document)}
${document.held ? '' : html`<p class="hint">${words.unheldHint} ${words.unheldCited(shown.citedBy)}</p>`}
<dl class="fields">${row(fields.type, document.type)}${row(fields.number, document.number ?? (document.symbol && view.say.blankNumber(document.symbol)))}${row(fields.date, document.date)}
${row(fields.issuer, document.issuer)}${header ? [row(fields.place, header.place), row(fields.signer, signerOf(header))] : ''}
${row(fields.recipients, recipients.join('; '))}${row(fields.files, document.files.length > 0 && html`<ul>${document.files.map((file) => html`<li>${file}</li>`)}</ul>`)}
${row(words.aliases, document.aliases?.join(', '))}${row(words.path, html`<code class="address">${document.id}</code>`)}
${row(corrections.title, corrected.length > 0 && corrected.join('; '))}</dl></header>
${validityForm(shown, view)}`;
};
