import { type Html, html } from './html.js';

interface Marked {
  readonly snippet: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A passage with the found words marked. */
export const markedSnippet = ({ snippet, marks }: Marked): Html => {
  let at = 0;
  const parts = marks.map(({ start, end }) => {
    const part = html`${snippet.slice(at, start)}<mark>${snippet.slice(start, end)}</mark>`;
    at = end;
    return part;
  });
  return html`${parts}${snippet.slice(at)}`;
};
