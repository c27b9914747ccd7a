import type { Hono } from 'hono';
import type { BodyRow, Succession } from '../../index.js';
import { BODY, interval } from '../../tables/index.js';
import { textIn } from '../ask.js';
import { commandOf } from '../command.js';
import { type Html, html } from '../html.js';
import { type Column, csvBy, serveListing } from '../listing.js';
import { remember } from '../remember.js';
import type { View, ViewOf } from '../view.js';
import { whole } from '../whole.js';

const others = (bodies: readonly Succession[], view: View): Html =>
  html`<ul class="plain">${bodies.map(
    ({ name, on }) =>
      html`<li><a href="${view.href('/bodies', { body: name })}">${name}</a>${on === null ? '' : html` <time class="whole" datetime="${on}">${on}</time>`}</li>`,
  )}</ul>`;

const names = (bodies: readonly Succession[]): string[] => bodies.map(({ name }) => name);

const columnsOf = (view: View): Column<BodyRow>[] => {
  const { columns, questions } = view.say;
  return [
    {
      name: 'name',
      head: columns.issuer,
      value: ({ name }) => name,
      cell: ({ name, held }) => (held === 0 ? name : html`<a href="${view.href('/search', { body: name })}">${name}</a>`),
    },
    { name: 'held', head: questions.columns.held, value: ({ held }) => held, numeric: true },
    { name: 'cited', head: questions.columns.cited, value: ({ cited }) => cited, numeric: true },
    {
      name: 'first',
      head: questions.columns.years,
      value: ({ first }) => first,
      cell: ({ first, last }) => html`<span class="whole">${interval(first, last)}</span>`,
    },
    {
      name: 'from',
      head: questions.columns.exists,
      value: ({ from, until }) => from ?? until,
      cell: ({ from, until }) => (from === null && until === null ? '' : whole(interval(from, until))),
    },
    {
      name: 'predecessors',
      head: questions.columns.before,
      value: ({ predecessors }) => names(predecessors),
      cell: (row) => others(row.predecessors, view),
    },
    {
      name: 'successors',
      head: questions.columns.after,
      value: ({ successors }) => names(successors),
      cell: (row) => others(row.successors, view),
    },
    { name: 'body', head: questions.columns.body, value: ({ body }) => body, cell: ({ body }) => html`<code>${body ?? ''}</code>` },
  ];
};

/** Who issued what, with those before and after. */
export const bodies = (app: Hono, viewOf: ViewOf): void =>
  serveListing<BodyRow>(app, '/bodies', viewOf, async (view) => {
    const { archive, say } = view;
    const { fields, intro, empty } = say.explorer.tables;
    const body = textIn(view, 'body');
    const rows = await remember(archive, `bodies ${body ?? ''}`, () => archive.bodies(body === undefined ? {} : { body }));
    return {
      title: say.explorer.pages.bodies,
      intro: html`<p class="lead">${intro.bodies}</p>`,
      fields: [{ name: 'body', label: fields.body }],
      rows,
      columns: columnsOf(view),
      csv: csvBy(BODY),
      json: (shown: readonly BodyRow[]) => ({ bodies: shown }),
      command: commandOf('bodies', [body ?? null]),
      empty: empty.bodies,
    };
  });
