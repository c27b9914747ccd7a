import type { Hono } from 'hono';
import type { DeadlineRow } from '../../index.js';
import { recurrenceText } from '../../index.js';
import { DEADLINE } from '../../tables/index.js';
import { dayIn, textIn } from '../ask.js';
import { commandOf } from '../command.js';
import { quoteLink } from '../evidence.js';
import { html } from '../html.js';
import { documentLink } from '../links.js';
import { type Column, csvBy, serveListing } from '../listing.js';
import { remember } from '../remember.js';
import type { View, ViewOf } from '../view.js';
import { whole } from '../whole.js';

const LIMIT = 2000;

const columnsOf = (view: View): Column<DeadlineRow>[] => {
  const { columns, questions } = view.say;
  return [
    {
      name: 'date',
      head: columns.date,
      value: ({ date }) => date,
      cell: ({ date, recurs }) => whole(date ?? (recurs === null ? '' : recurrenceText(recurs, view))),
    },
    { name: 'task', head: columns.task, value: ({ task }) => task },
    {
      name: 'document',
      head: questions.columns.document,
      value: ({ document }) => document.id,
      cell: ({ document }) => documentLink(document, view),
    },
    { name: 'issuer', head: columns.issuer, value: ({ document }) => document.issuer },
    { name: 'quote', head: columns.quote, value: ({ quote }) => quote, cell: (row) => quoteLink(row, view) },
  ];
};

/** What has to be done by when, between two days. */
export const deadlines = (app: Hono, viewOf: ViewOf): void =>
  serveListing<DeadlineRow>(app, '/deadlines', viewOf, async (view) => {
    const { archive, say } = view;
    const { fields, intro, empty } = say.explorer.tables;
    const asked = { after: dayIn(view, 'after'), before: dayIn(view, 'before'), body: textIn(view, 'body') };
    const found = await remember(archive, `deadlines ${JSON.stringify(asked)}`, () => archive.deadlines({ ...asked, limit: LIMIT + 1 }));
    return {
      title: say.explorer.pages.deadlines,
      intro: html`<p class="lead">${intro.deadlines}</p>`,
      fields: [
        { name: 'after', label: fields.after, type: 'date' },
        { name: 'before', label: fields.before, type: 'date' },
        { name: 'body', label: fields.body },
      ],
      rows: found.slice(0, LIMIT),
      more: found.length > LIMIT,
      columns: columnsOf(view),
      csv: csvBy(DEADLINE),
      json: (rows: readonly DeadlineRow[]) => ({ deadlines: rows }),
      command: commandOf('deadlines', [], asked),
      empty: empty.deadlines,
    };
  });
