import type { Hono } from 'hono';
import type { AwardRow } from '../../index.js';
import { AWARD, AWARD_GROUPS, type AwardGroup, quotaText } from '../../tables/index.js';
import { numberIn, oneOf, textIn } from '../ask.js';
import { quotasPicture } from '../charts/quotas.js';
import { commandOf } from '../command.js';
import { quoteLink } from '../evidence.js';
import type { Field } from '../fields.js';
import { html } from '../html.js';
import { documentLink } from '../links.js';
import { type Column, csvBy, serveListing } from '../listing.js';
import { remember } from '../remember.js';
import type { View, ViewOf } from '../view.js';

const LIMIT = 2000;

const columnsOf = (view: View): Column<AwardRow>[] => {
  const { columns, questions } = view.say;
  return [
    {
      name: 'document',
      head: questions.columns.document,
      value: ({ document }) => document.id,
      cell: ({ document }) => documentLink(document, view),
    },
    { name: 'issuer', head: columns.issuer, value: ({ document }) => document.issuer },
    { name: 'form', head: columns.form, value: ({ form }) => form },
    { name: 'grantor', head: questions.columns.grantor, value: ({ grantor }) => grantor },
    { name: 'recipient', head: columns.recipient, value: ({ recipient }) => recipient },
    { name: 'max', head: columns.quota, value: ({ min, max }) => max ?? min, cell: quotaText, numeric: true },
    { name: 'occasion', head: columns.occasion, value: ({ per, occasion }) => [per, occasion].filter(Boolean).join(', ') || null },
    { name: 'year', head: questions.columns.year, value: ({ year }) => year, numeric: true },
    { name: 'quote', head: columns.quote, value: ({ quote }) => quote, cell: (row) => quoteLink(row, view) },
  ];
};

const fieldsOf = ({ say }: View): Field[] => {
  const { fields } = say.explorer.tables;
  return [
    { name: 'campaign', label: fields.campaign },
    { name: 'form', label: fields.form },
    { name: 'grantor', label: fields.grantor },
    { name: 'recipient', label: fields.recipient },
    { name: 'body', label: fields.body },
    { name: 'year', label: fields.awardYear, type: 'number' },
    {
      name: 'by',
      label: fields.by,
      choices: AWARD_GROUPS.filter((group) => group !== 'year').map((group) => [group, say.questions.groups[group]] as const),
    },
  ];
};

/** Quotas of awards, over years, bodies and forms. */
export const awards = (app: Hono, viewOf: ViewOf): void =>
  serveListing<AwardRow>(app, '/awards', viewOf, async (view) => {
    const asked = {
      campaign: textIn(view, 'campaign'),
      form: textIn(view, 'form'),
      grantor: textIn(view, 'grantor'),
      recipient: textIn(view, 'recipient'),
      body: textIn(view, 'body'),
      year: numberIn(view, 'year'),
    };
    const by: AwardGroup = oneOf(view, 'by', AWARD_GROUPS) ?? 'form';
    const { archive, say } = view;
    const found = await remember(archive, `awards ${JSON.stringify(asked)}`, () => archive.awards({ ...asked, limit: LIMIT + 1 }));
    return {
      title: say.explorer.pages.awards,
      intro: html`<p class="lead">${say.explorer.tables.intro.awards}</p>`,
      fields: fieldsOf(view),
      picture: (rows) => quotasPicture(rows, by, view),
      rows: found.slice(0, LIMIT),
      more: found.length > LIMIT,
      columns: columnsOf(view),
      csv: csvBy(AWARD),
      json: (rows: readonly AwardRow[]) => ({ awards: rows }),
      command: commandOf('awards', [], asked),
      empty: say.explorer.tables.empty.awards,
    };
  });
