import type { CsvCell } from '../../index.js';
import { type Html, html, type Part } from '../html.js';
import type { View } from '../view.js';
import { whole } from '../whole.js';
import type { Asked } from './asked.js';
import type { DrawnLink, Told, ToldNode } from './drawing.js';

interface Column<Row> {
  readonly name: string;
  readonly head: string;
  readonly value: (row: Row) => CsvCell;
  readonly cell: (row: Row) => Part;
  readonly numeric?: boolean;
  /** What cannot be sorted by: buttons. */
  readonly plain?: boolean;
}

/** So many rows stand on the page unless all are asked for: the picture is there at once, and its data has them all. */
const FIRST_ROWS = 50;

/** Two tables on one page: each is sorted by a parameter of its own. */
interface Sorting {
  readonly parameter: string;
  readonly by: string | null;
}

const compare = (a: CsvCell, b: CsvCell): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? ''), 'vi', { numeric: true });

const sorted = <Row>(rows: readonly Row[], columns: readonly Column<Row>[], by: string | null): readonly Row[] => {
  const column = columns.find(({ name }) => name === by?.replace(/^-/, ''));
  if (!column) return rows;
  return rows.toSorted((a, b) => compare(column.value(a), column.value(b)) * (by?.startsWith('-') ? -1 : 1));
};

const headOf = <Row>({ name, head, numeric, plain }: Column<Row>, { parameter, by }: Sorting, view: View): Html => {
  if (plain) return html`<th scope="col">${head}</th>`;
  const direction = by === name ? 'ascending' : by === `-${name}` ? 'descending' : null;
  // Of numbers the largest are wanted first.
  const next = (numeric ? direction === 'descending' : direction !== 'ascending') ? name : `-${name}`;
  return html`<th scope="col"${numeric ? html` class="number"` : ''}${direction ? html` aria-sort="${direction}"` : ''}><a href="${view.here({ [parameter]: next })}">${head}</a></th>`;
};

const tableOf = <Row>(
  caption: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  rowAttributes: (row: Row) => Html,
  sorting: Sorting,
  view: View,
): Html => {
  const { graph } = view.say.explorer;
  const all = sorted(rows, columns, sorting.by);
  const shown = view.ask('rows') === null ? all.slice(0, FIRST_ROWS) : all;
  const rest =
    shown.length < all.length
      ? html`<p class="rest">${graph.firstRows(shown.length, all.length)} <a href="${view.here({ rows: 'all' })}">${graph.allRows}</a></p>`
      : '';
  return html`<div class="scroll stacked" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr data-head="${view.say.explorer.sortBy}">${columns.map((column) => headOf(column, sorting, view))}</tr></thead>
<tbody>${shown.map(
    (row) =>
      html`<tr ${rowAttributes(row)}>${columns.map(({ head, cell, numeric }) => html`<td data-head="${head}"${numeric ? html` class="number"` : ''}>${cell(row)}</td>`)}</tr>`,
  )}</tbody></table></div>${rest}`;
};

const nodeLink = ({ held, href, name, title, id }: ToldNode): Html =>
  html`<a class="${held ? 'held' : 'unheld'}" href="${href}" title="${id}">${whole(name)}</a>${title ? html` <span class="title">${title}</span>` : ''}`;

/** The documents of the picture, in the order of their distance unless sorted otherwise. */
export const nodesTable = ({ nodes }: Told, { open }: Asked, canExpand: boolean, view: View): Html => {
  const { graph } = view.say.explorer;
  const columns: Column<ToldNode>[] = [
    { name: 'name', head: graph.document, value: ({ name }) => name, cell: nodeLink },
    {
      name: 'level',
      head: graph.level,
      value: ({ level }) => graph.levels[level],
      cell: ({ level }) => html`<span class="level ${level}">${graph.levels[level]}</span>`,
    },
    { name: 'cited', head: graph.cited, value: ({ cited }) => cited, cell: ({ cited }) => cited, numeric: true },
    { name: 'distance', head: graph.distance, value: ({ distance }) => distance, cell: ({ distance }) => distance, numeric: true },
    {
      name: 'go',
      head: graph.show,
      plain: true,
      value: () => null,
      cell: ({ id, name, distance }) =>
        distance === 0 && !canExpand
          ? ''
          : html`${canExpand && distance > 0 && !open.includes(id) ? html`<a class="expand" href="${view.here({ open: [...open, id].join(' ') })}" aria-label="${graph.expand}: ${name}">${graph.expand}</a> ` : ''}${distance > 0 ? html`<a class="centre" href="${view.href('/graph', { id })}" aria-label="${graph.centre}: ${name}">${graph.centre}</a>` : ''}`,
    },
  ];
  const attributes = ({ id }: ToldNode): Html => html`data-node="${id}"`;
  return tableOf(graph.documents, nodes, columns, attributes, { parameter: 'sort', by: view.ask('sort') }, view);
};

/** Who cites whom among them. */
export const linksTable = ({ nodes, links }: Told, view: View): Html => {
  const { graph } = view.say.explorer;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = (id: string): Part => {
    const node = byId.get(id);
    return node ? html`<a class="${node.held ? 'held' : 'unheld'}" href="${node.href}" title="${id}">${whole(node.name)}</a>` : id;
  };
  const nameIn = (id: string): string => byId.get(id)?.name ?? id;
  const columns: Column<DrawnLink>[] = [
    { name: 'from', head: graph.from, value: ({ from }) => nameIn(from), cell: ({ from }) => end(from) },
    { name: 'relation', head: graph.relation, value: ({ label }) => label, cell: ({ label }) => label.replace(/ ×\d+$/, '') },
    { name: 'to', head: graph.to, value: ({ to }) => nameIn(to), cell: ({ to }) => end(to) },
    { name: 'mentions', head: graph.mentions, value: ({ mentions }) => mentions, cell: ({ mentions }) => mentions, numeric: true },
  ];
  const attributes = ({ from, to }: DrawnLink): Html => html`data-from="${from}" data-to="${to}"`;
  return tableOf(graph.links, links, columns, attributes, { parameter: 'by', by: view.ask('by') }, view);
};
