import type { Context, Hono } from 'hono';
import { type CsvCell, csvText } from '../index.js';
import { type Html, html, nothing, type Part } from './html.js';
import { page } from './layout.js';
import type { View } from './view.js';

/** A column of a table: what it holds, by which it is sorted and filtered, and how it is shown. */
export interface Column<Row> {
  /** In addresses and in CSV. */
  readonly name: string;
  /** What the reader sees above it; null for one that is only in CSV. */
  readonly head: string | null;
  readonly value: (row: Row) => CsvCell;
  /** Default: the value. */
  readonly cell?: ((row: Row) => Part) | undefined;
  readonly numeric?: boolean | undefined;
}

/** A table with an address: its rows as page, as JSON (that of the command line) and as CSV. */
export interface Listing<Row> {
  readonly title: string;
  /** Markup before the table: what it is, filters. */
  readonly intro?: Part;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** The JSON of all rows. */
  readonly json: unknown;
  /** The command that gives the same rows. */
  readonly command: string;
}

const ROWS_A_PAGE = 100;

const textOf = (value: CsvCell): string => (Array.isArray(value) ? value.join(' | ') : String(value ?? ''));

const compareCells = (a: CsvCell, b: CsvCell): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return textOf(a).localeCompare(textOf(b), 'vi');
};

const sorted = <Row>({ rows, columns }: Listing<Row>, by: string | null): readonly Row[] => {
  const descending = by?.startsWith('-') ?? false;
  const column = columns.find(({ name }) => name === (descending ? by?.slice(1) : by));
  if (!column) return rows;
  return rows.toSorted((a, b) => compareCells(column.value(a), column.value(b)) * (descending ? -1 : 1));
};

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase();

const filtered = <Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: string | null): readonly Row[] => {
  if (words === null) return rows;
  const wanted = fold(words).split(/\s+/);
  return rows.filter((row) => {
    const text = fold(columns.map(({ value }) => textOf(value(row))).join(' '));
    return wanted.every((word) => text.includes(word));
  });
};

const head = <Row>({ name, head, numeric }: Column<Row>, view: View): Html => {
  const by = view.ask('sort');
  const direction = by === name ? 'ascending' : by === `-${name}` ? 'descending' : null;
  return html`<th scope="col"${numeric ? html` class="number"` : ''}${direction ? html` aria-sort="${direction}"` : ''}><a href="${view.here(
    {
      sort: direction === 'ascending' ? `-${name}` : name,
      page: null,
    },
  )}">${head}</a></th>`;
};

const pager = (view: View, at: number, last: number): Html => {
  if (last <= 1) return nothing;
  const { explorer } = view.say;
  return html`<nav class="pager" aria-label="${explorer.pager}">${at > 1 ? html`<a rel="prev" href="${view.here({ page: at - 1 })}">${explorer.previous}</a>` : ''}
<span>${explorer.pageOf(at, last)}</span>${at < last ? html`<a rel="next" href="${view.here({ page: at + 1 })}">${explorer.next}</a>` : ''}</nav>`;
};

const formats = (view: View, path: string): Html =>
  html`<p class="formats"><a href="${view.here({ page: null }, `${path}.json`)}">JSON</a> <a href="${view.here({ page: null }, `${path}.csv`)}">CSV</a></p>`;

/** Rows of an address: filtered by `has`, sorted by `sort`. */
const chosenRows = <Row>(listing: Listing<Row>, view: View): readonly Row[] => {
  const rows = filtered(listing.rows, listing.columns, view.ask('has'));
  return sorted({ ...listing, rows }, view.ask('sort'));
};

/** The table of a page, with its filter, its pages and its formats. */
export const tableOf = <Row>(listing: Listing<Row>, view: View, path = view.url.pathname): Html => {
  const { explorer } = view.say;
  const rows = chosenRows(listing, view);
  const shown = listing.columns.filter(({ head }) => head !== null);
  const last = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const at = Math.min(last, Math.max(1, Number(view.ask('page')) || 1));
  const others = [...view.url.searchParams].filter(([name]) => name !== 'has' && name !== 'page');
  return html`<form class="filter" action="${path}">${others.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label>${explorer.filter} <input name="has" type="search" value="${view.ask('has') ?? ''}"></label> <button>${explorer.filterGo}</button>
<span class="count">${explorer.rows(rows.length, listing.rows.length)}</span></form>
${formats(view, path)}
${
  rows.length === 0
    ? html`<p class="empty">${explorer.nothing}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${listing.title}"><table><thead><tr>${shown.map((column) => head(column, view))}</tr></thead>
<tbody>${rows
        .slice((at - 1) * ROWS_A_PAGE, at * ROWS_A_PAGE)
        .map(
          (row) =>
            html`<tr>${shown.map(({ cell, value, numeric }) => html`<td${numeric ? html` class="number"` : ''}>${cell ? cell(row) : textOf(value(row))}</td>`)}</tr>`,
        )}</tbody></table></div>`
}
${pager(view, at, last)}
<p class="query">${explorer.query} <code>${listing.command}</code></p>`;
};

const csvOf = <Row>(listing: Listing<Row>, view: View): Promise<string> =>
  csvText([
    listing.columns.map(({ name }) => name),
    ...chosenRows(listing, view).map((row) => listing.columns.map(({ value }) => value(row))),
  ]);

/** What pages are made of: the context of the server gives the view. */
export type ViewOf = (context: Context) => View;

/** Serves a listing under `path`, `path.json` and `path.csv`. */
export const serveListing = <Row>(app: Hono, path: string, viewOf: ViewOf, make: (view: View) => Promise<Listing<Row>>): void => {
  app.get(path, async (context) => {
    const view = viewOf(context);
    const listing = await make(view);
    return context.html(page(view, listing.title, html`<h1>${listing.title}</h1>${listing.intro ?? ''}${tableOf(listing, view)}`));
  });
  app.get(`${path}.json`, async (context) => context.json((await make(viewOf(context))).json));
  app.get(`${path}.csv`, async (context) => {
    const view = viewOf(context);
    return context.body(await csvOf(await make(view), view), 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
};
