import { type Html, html, type Part } from './html.js';

/** Longer ones are addresses and names of files, which have to break somewhere. */
const LONGEST = 26;
const JOINED = /(\S*-\S*)/u;

/** Text of which days and numbers (`2022-07-25`, `12/2022/NQ-HĐND`) are not broken at their hyphens. */
export const whole = (text: string): Part => {
  if (!text.includes('-')) return text;
  const part = (one: string): Part => (one.includes('-') && one.length <= LONGEST ? html`<span class="whole">${one}</span>` : one);
  return html`${text.split(JOINED).map(part)}`;
};

/** A title of a page as its heading. */
export const heading = (title: string): Html => html`<h1>${whole(title)}</h1>`;
