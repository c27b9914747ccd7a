import type { Hono } from 'hono';
import type { WantedRow } from '../../index.js';
import { WANTED } from '../../tables/index.js';
import { numberIn, textIn } from '../ask.js';
import { commandOf } from '../command.js';
import { quoteLink } from '../evidence.js';
import { type Html, html } from '../html.js';
import { documentLink, idLink } from '../links.js';
import { type Column, csvBy, isPage, looksAtAll, serveListing } from '../listing.js';
import { remember } from '../remember.js';
import type { View, ViewOf } from '../view.js';

const LIMIT = 200;
const MOST_CITING = 3;

const citingOf = ({ citing, documents }: WantedRow, view: View): Html =>
  html`<ul class="plain">${citing.slice(0, MOST_CITING).map((id) => html`<li>${idLink(id, view)}</li>`)}${
    documents > MOST_CITING ? html`<li>${view.say.explorer.tables.moreCiting(documents - MOST_CITING)}</li>` : ''
  }</ul>`;

const columnsOf = (view: View): Column<WantedRow>[] => {
  const { columns, questions, explorer } = view.say;
  return [
    { name: 'id', head: questions.columns.document, value: ({ id }) => id, cell: (row) => documentLink({ ...row, held: false }, view) },
    { name: 'issuer', head: columns.issuer, value: ({ issuer }) => issuer },
    { name: 'title', head: columns.title, value: ({ title }) => title },
    { name: 'documents', head: columns.documents, value: ({ documents }) => documents, numeric: true },
    { name: 'mentions', head: columns.mentions, value: ({ mentions }) => mentions, numeric: true },
    { name: 'citing', head: explorer.tables.columns.citing, value: ({ citing }) => citing, cell: (row) => citingOf(row, view) },
    { name: 'quote', head: columns.quote, value: ({ example }) => example.quote, cell: ({ example }) => quoteLink(example, view) },
  ];
};

/** What to get: the documents most cited that nobody has yet; with `from` those that a document or body of this path cites. */
export const missing = (app: Hono, viewOf: ViewOf): void =>
  serveListing<WantedRow>(app, '/missing', viewOf, async (view) => {
    const { archive, say } = view;
    const { fields, intro, empty } = say.explorer.tables;
    const asked = { type: textIn(view, 'type'), year: numberIn(view, 'year'), body: textIn(view, 'body'), from: textIn(view, 'from') };
    const citing = isPage(view) && !looksAtAll(view) ? MOST_CITING : undefined;
    const found = await remember(archive, `missing ${JSON.stringify([asked, citing])}`, () =>
      archive.missing({ ...asked, citing, limit: LIMIT + 1 }),
    );
    return {
      title: say.explorer.pages.missing,
      intro: html`<p class="lead">${intro.missing}</p>`,
      fields: [
        { name: 'type', label: fields.type },
        { name: 'year', label: fields.year, type: 'number' },
        { name: 'body', label: fields.body },
        { name: 'from', label: fields.from },
      ],
      rows: found.slice(0, LIMIT),
      more: found.length > LIMIT,
      columns: columnsOf(view),
      csv: csvBy(WANTED),
      json: (rows: readonly WantedRow[]) => ({ missing: rows }),
      command: commandOf('missing', [], { ...asked, limit: LIMIT }),
      empty: empty.missing,
    };
  });
