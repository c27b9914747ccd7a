import type { Relation } from '../../index.js';
import { RELATIONS } from '../../index.js';
import { type Html, html, type Part } from '../html.js';
import type { View } from '../view.js';
import { fieldWords, relationWords } from '../words.js';
import { ACTIONS, actionOf, type Fields, isCitation, type Subject } from './request.js';

const fieldOf = (name: string, value: string, view: View): Html => {
  const label = fieldWords(name, view);
  if (name !== 'relation') return html`<label>${label} <input name="set-${name}" value="${value}"></label>`;
  return html`<label>${label} <select name="set-relation">${RELATIONS.map(
    (relation: Relation) =>
      html`<option value="${relation}"${relation === value ? html` selected` : ''}>${relationWords(relation, 'cites', view)}</option>`,
  )}</select></label>`;
};

const fields = ({ now }: Subject, ask: Fields, view: View): Html =>
  html`<fieldset><legend>${view.say.explorer.wrong.fields}</legend>${Object.entries(now).map(([name, value]) =>
    fieldOf(name, ask(`set-${name}`) ?? value ?? '', view),
  )}</fieldset>`;

const decisions = (subject: Subject, ask: Fields, view: View): Part => {
  if (!isCitation(subject)) return '';
  const { wrong } = view.say.explorer;
  const chosen = actionOf(subject, ask);
  const { candidates } = subject.fact?.values ?? {};
  const options = Array.isArray(candidates) ? (candidates as string[]) : [];
  return html`<fieldset><legend>${wrong.decision}</legend>${ACTIONS.map(
    (action) =>
      html`<label><input type="radio" name="action" value="${action}"${action === chosen ? html` checked` : ''}> ${wrong.actions[action]}</label>`,
  )}
<label>${wrong.to} <input name="to" list="candidates" value="${ask('to') ?? ''}"></label><datalist id="candidates">${options.map((id) => html`<option value="${id}"></option>`)}</datalist>
<label><input type="checkbox" name="only" value="1"${ask('only') === null ? '' : html` checked`}> ${wrong.only}</label></fieldset>`;
};

/** Asks what is wrong, why, and who says so; the answer comes to the same address. */
export const formOf = (subject: Subject, ask: Fields, view: View): Html => {
  const { wrong } = view.say.explorer;
  const lang = view.url.searchParams.get('lang');
  return html`<form class="wrong" action="/wrong" method="get">${subject.fact ? html`<input type="hidden" name="fact" value="${subject.fact.fact}">` : html`<input type="hidden" name="id" value="${subject.id}">`}
${lang === null ? '' : html`<input type="hidden" name="lang" value="${lang}">`}${decisions(subject, ask, view)}
${Object.keys(subject.now).length > 0 ? fields(subject, ask, view) : ''}
<label>${wrong.reason} <input name="reason" required value="${ask('reason') ?? ''}"></label>
<label>${wrong.by} <input name="by" required autocomplete="name" value="${ask('by') ?? ''}"></label>
<button>${wrong.prepare}</button></form>`;
};
