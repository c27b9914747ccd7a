import { type Html, html, type Part } from './html.js';
import type { View } from './view.js';

/** A parameter of an address as a field of a form. */
export interface Field {
  readonly name: string;
  readonly label: string;
  /** What may be chosen: value and word. Without it, words are typed. */
  readonly choices?: readonly (readonly [string, string])[];
  readonly type?: 'search' | 'date' | 'number' | 'checkbox';
}

const control = ({ name, label, choices, type = 'search' }: Field, view: View): Html => {
  const value = view.ask(name);
  if (type === 'checkbox')
    return html`<label class="check"><input type="checkbox" name="${name}" value="1"${value === null ? '' : html` checked`}> ${label}</label>`;
  if (!choices) return html`<label>${label} <input name="${name}" type="${type}" value="${value ?? ''}"></label>`;
  return html`<label>${label} <select name="${name}"><option value="">${view.say.explorer.tables.any}</option>${choices.map(
    ([one, word]) => html`<option value="${one}"${one === value ? html` selected` : ''}>${word}</option>`,
  )}</select></label>`;
};

/** Parameters that the form does not ask for stay as they are, but for the page. */
const hidden = (view: View, asked: readonly string[]): Html[] =>
  [...view.url.searchParams]
    .filter(([name]) => name !== 'page' && !asked.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);

/** A form that narrows a page by its address. `after` stands behind its button. */
export const filterForm = (fields: readonly Field[], view: View, path: string, after: Part = ''): Html => {
  const { explorer } = view.say;
  const names = fields.map(({ name }) => name);
  const free = view.here(Object.fromEntries([...names, 'page'].map((name) => [name, null])), path);
  return html`<form class="filter" action="${path}">${hidden(view, names)}
${fields.map((field) => control(field, view))} <button>${explorer.filterGo}</button>
${names.some((name) => view.ask(name) !== null) ? html`<a class="free" href="${free}">${explorer.tables.free}</a>` : ''}${after}</form>`;
};
