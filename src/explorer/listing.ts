import type { Context, Hono } from 'hono';
import { type CsvCell, csvText, fold } from '../index.js';
import type { Columns } from '../tables/index.js';
import { ignoredIn, numberIn, oneOf } from './ask.js';
import { problemJson } from './errors.js';
import { type Field, filterForm } from './fields.js';
import { type Html, html, nothing, type Part } from './html.js';
import { page } from './layout.js';
import type { View, ViewOf } from './view.js';
import { heading, whole } from './whole.js';

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

type Lines = readonly (readonly CsvCell[])[];

/** A table with an address: its rows as page, as JSON (that of the command line) and as CSV. */
export interface Listing<Row> {
  readonly title: string;
  /** Markup before the table: what it is. */
  readonly intro?: Part;
  /** A picture of all chosen rows, with the same in words. */
  readonly picture?: ((rows: readonly Row[]) => Part) | undefined;
  /** What may be asked for besides words of the rows. */
  readonly fields?: readonly Field[] | undefined;
  readonly rows: readonly Row[];
  /** How many there are, where `rows` are only those of the page that is asked for. */
  readonly total?: number | undefined;
  /** The archive may have more than these rows. */
  readonly more?: boolean | undefined;
  /** Rows of a page (default `ROWS_A_PAGE`): fewer where each is long. */
  readonly perPage?: number | undefined;
  readonly columns: readonly Column<Row>[];
  /** The CSV of rows, heads first (default: that of the columns). */
  readonly csv?: ((rows: readonly Row[]) => Lines | Promise<Lines>) | undefined;
  /** The JSON of all rows, or of rows, at once or when it is there. */
  readonly json: unknown | ((rows: readonly Row[]) => unknown);
  /** The command that gives the same rows. */
  readonly command: string;
  /** What is said where there is nothing at all. */
  readonly empty?: string | undefined;
  /** The rows are still being worked out: the page comes again by itself, in so many seconds. */
  readonly again?: number | undefined;
}

/** The CSV of the command line, from columns that it has in common with the page. */
export const csvBy =
  <Line>(columns: Columns<Line>) =>
  (lines: readonly Line[]): CsvCell[][] => [columns.map(([name]) => name), ...lines.map((line) => columns.map(([, value]) => value(line)))];

export const ROWS_A_PAGE = 50;

/** The page that an address asks for, from 1. */
export const pageAsked = (view: View): number => numberIn(view, 'page') ?? 1;

/** Whether an address asks for a page, and not for data. */
export const isPage = ({ url }: View): boolean => !/\.(?:json|csv)$/.test(url.pathname);

/** Whether all rows are needed to tell which ones a page shows. */
export const looksAtAll = (view: View): boolean => view.ask('sort') !== null || view.ask('has') !== null;

const textOf = (value: CsvCell): string => (Array.isArray(value) ? value.join(' | ') : String(value ?? ''));

const { compare } = new Intl.Collator('vi', { numeric: true });

const compareCells = (a: CsvCell, b: CsvCell): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compare(textOf(a), textOf(b));
};

const sorted = <Row>({ rows, columns }: Pick<Listing<Row>, 'rows' | 'columns'>, by: string | null): readonly Row[] => {
  const descending = by?.startsWith('-') ?? false;
  const column = columns.find(({ name }) => name === (descending ? by?.slice(1) : by));
  if (!column) return rows;
  return rows.toSorted((a, b) => compareCells(column.value(a), column.value(b)) * (descending ? -1 : 1));
};

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

/** `name` is the parameter that says which page it is. */
export const pager = (view: View, at: number, last: number, name = 'page'): Html => {
  if (last <= 1) return nothing;
  const { explorer } = view.say;
  return html`<nav class="pager" aria-label="${explorer.pager}">${at > 1 ? html`<a rel="prev" href="${view.here({ [name]: at - 1 })}">${explorer.previous}</a>` : ''}
<span>${explorer.pageOf(at, last)}</span>${at < last ? html`<a rel="next" href="${view.here({ [name]: at + 1 })}">${explorer.next}</a>` : ''}</nav>`;
};

const formats = (view: View, path: string): Html =>
  html`<p class="formats"><a href="${view.here({ page: null }, `${path}.json`)}">JSON</a> <a href="${view.here({ page: null }, `${path}.csv`)}">CSV</a></p>`;

/** Rows of an address: filtered by `has`, sorted by `sort`. */
export const chosenRows = <Row>(listing: Pick<Listing<Row>, 'rows' | 'columns'>, view: View): readonly Row[] => {
  const rows = filtered(listing.rows, listing.columns, view.ask('has'));
  const orders = listing.columns.flatMap(({ name }) => [name, `-${name}`]);
  return sorted({ rows, columns: listing.columns }, oneOf(view, 'sort', orders) ?? null);
};

const counted = <Row>({ rows, more, total }: Listing<Row>, chosen: number, view: View): string => {
  const { explorer } = view.say;
  if (total !== undefined) return explorer.rows(total, total);
  return more ? explorer.tables.first(chosen, rows.length) : explorer.rows(chosen, rows.length);
};

const rowsOf = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Html[] =>
  rows.map(
    (row) =>
      html`<tr>${columns.map(({ head, cell, value, numeric }) => html`<td data-head="${head}"${numeric ? html` class="number"` : ''}>${cell ? cell(row) : whole(textOf(value(row)))}</td>`)}</tr>`,
  );

/** The table of a page, with its filters, its pages and its formats. */
export const tableOf = <Row>(listing: Listing<Row>, view: View, path = view.url.pathname): Html => {
  const { explorer } = view.say;
  const rows = chosenRows(listing, view);
  const shown = listing.columns.filter(({ head }) => head !== null);
  const { perPage = ROWS_A_PAGE } = listing;
  const last = Math.max(1, Math.ceil((listing.total ?? rows.length) / perPage));
  const at = Math.min(last, pageAsked(view));
  const own = listing.total === undefined ? rows.slice((at - 1) * perPage, at * perPage) : rows;
  const fields: readonly Field[] = [...(listing.fields ?? []), { name: 'has', label: explorer.filter }];
  return html`${filterForm(fields, view, path, html` <span class="count" role="status">${counted(listing, rows.length, view)}</span>`)}
${formats(view, path)}
${rows.length > 0 && listing.picture ? listing.picture(rows) : ''}
${
  rows.length === 0
    ? html`<p class="empty">${(listing.rows.length === 0 && listing.empty) || explorer.nothing}</p>`
    : html`<div class="scroll stacked" tabindex="0" role="region" aria-label="${listing.title}"><table><caption class="unseen">${listing.title}</caption>
<thead><tr data-head="${explorer.sortBy}">${shown.map((column) => head(column, view))}</tr></thead>
<tbody>${rowsOf(own, shown)}</tbody></table></div>`
}
${pager(view, at, last)}
<p class="query">${explorer.query} <code>${listing.command}</code></p>`;
};

/** The rows of a listing, chosen and sorted as its address says, as CSV; where there are more of them, its last line says so. */
export const csvOf = async <Row>(listing: Listing<Row>, view: View): Promise<string> => {
  const rows = chosenRows(listing, view);
  const lines = listing.csv
    ? await listing.csv(rows)
    : [listing.columns.map(({ name }) => name), ...rows.map((row) => listing.columns.map(({ value }) => value(row)))];
  const { tables } = view.say.explorer;
  return csvText(listing.more ? [...lines, [`${tables.first(rows.length, listing.rows.length)}: ${listing.command}`]] : lines);
};

/** The JSON of a listing; as in answers to programs, `more` is there where a limit cut it. */
export const jsonOf = async <Row>(listing: Listing<Row>, view: View): Promise<unknown> => {
  if (typeof listing.json !== 'function') return listing.json;
  const data = await (listing.json as (rows: readonly Row[]) => object | Promise<object>)(chosenRows(listing, view));
  return listing.more ? { ...data, more: true } : data;
};

/** Data that leave a wrong filter out would be taken for the answer; null where all was understood. */
export const refusal = (context: Context, view: View): Response | null => {
  const { ignored } = view.say.explorer;
  const wrong = ignoredIn(view).map(({ name, value }) => ({ name, message: ignored(name, value) }));
  return wrong.length === 0 ? null : context.json(problemJson({ code: 'E245', where: view.url.pathname, detail: null }, view, wrong), 400);
};

/** Serves a listing under `path`, `path.json` and `path.csv`. */
export const serveListing = <Row>(app: Hono, path: string, viewOf: ViewOf, make: (view: View) => Promise<Listing<Row>>): void => {
  app.get(path, async (context) => {
    const view = viewOf(context);
    const listing = await make(view);
    if (listing.again !== undefined) context.header('refresh', String(listing.again));
    return context.html(page(view, listing.title, html`${heading(listing.title)}${listing.intro ?? ''}${tableOf(listing, view)}`));
  });
  app.get(`${path}.json`, async (context) => {
    const view = viewOf(context);
    const data = await jsonOf(await make(view), view);
    return refusal(context, view) ?? context.body(JSON.stringify(data), 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  app.get(`${path}.csv`, async (context) => {
    const view = viewOf(context);
    const text = await csvOf(await make(view), view);
    return (
      refusal(context, view) ??
      context.body(text, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${path.slice(1).replaceAll('/', '-')}.csv"`,
      })
    );
  });
};
