import type { Hono } from 'hono';
import { detailIn, explain, type RefusedRow } from '../../index.js';
import { textIn } from '../ask.js';
import { type Html, html } from '../html.js';
import { type Column, serveListing } from '../listing.js';
import { remember } from '../remember.js';
import type { View, ViewOf } from '../view.js';

const columnsOf = ({ say, language }: View): Column<RefusedRow>[] => [
  { name: 'file', head: say.columns.file, value: ({ file }) => file },
  { name: 'code', head: say.columns.code, value: ({ code }) => code },
  {
    name: 'detail',
    head: say.columns.why,
    value: ({ detail }) => detail,
    cell: ({ code, detail }) => (detail === null ? (explain(code, language)?.title ?? '') : detailIn(detail, language)),
  },
];

/** What each code means, and what may be done: the same words as the command line's. */
const groups = (rows: readonly RefusedRow[], view: View): Html => {
  const { tables } = view.say.explorer;
  const counts = new Map<string, number>();
  for (const { code } of rows) counts.set(code, (counts.get(code) ?? 0) + 1);
  return html`<section aria-labelledby="by-code"><h2 id="by-code">${tables.byCode}</h2><dl class="codes">${[...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => {
      const words = explain(code, view.language);
      return html`<dt><a href="${view.here({ code, page: null })}"><code>${code}</code> ${words?.title ?? ''}</a> <span class="count">${tables.files(count)}</span></dt>
<dd><p>${words?.cause ?? ''}</p><p class="hint">${words?.hint ?? ''}</p></dd>`;
    })}</dl></section>`;
};

/** Files that were refused, by code, with cause and hint. */
export const refused = (app: Hono, viewOf: ViewOf): void =>
  serveListing<RefusedRow>(app, '/refused', viewOf, async (view) => {
    const { archive, say } = view;
    const { fields, intro, empty } = say.explorer.tables;
    const all = await remember(archive, 'refused', () => archive.refused());
    const code = textIn(view, 'code');
    const rows = code === undefined ? all : all.filter((row) => row.code === code.toUpperCase());
    return {
      title: say.explorer.pages.refused,
      intro: html`<p class="lead">${intro.refused}</p>`,
      fields: [
        { name: 'code', label: fields.code, choices: [...new Set(all.map((row) => row.code))].sort().map((one) => [one, one] as const) },
      ],
      picture: (shown) => groups(shown, view),
      rows,
      columns: columnsOf(view),
      json: (shown: readonly RefusedRow[]) => ({ refused: shown }),
      command: `danchieu sql "select file, code, detail from files where outcome = 'refused'"`,
      empty: empty.refused,
    };
  });
