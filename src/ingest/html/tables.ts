import type { Element, Node } from './node.js';
import { attribute, elementsBelow, elementsIn, tagOf } from './node.js';

export interface Cell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** `data`: rows of cells. `columns`: a letterhead or signature, read column by column. `layout`: boxes in document order. */
export type TableKind = 'data' | 'columns' | 'layout';

const span = (cell: Element, name: string): number => Math.min(1000, Math.max(1, Number.parseInt(attribute(cell, name), 10) || 1));

/** Rows of this table, not of tables inside it. */
function rowsOf(table: Element): Element[] {
  return elementsIn(table).flatMap((e) => (tagOf(e) === 'tr' ? [e] : /^(?:thead|tbody|tfoot)$/.test(tagOf(e)) ? rowsOf(e) : []));
}

/** Cells with their places in the grid; places that a span from above fills are skipped. */
export function cellsOf(table: Element): Cell[] {
  const cells: Cell[] = [];
  const filled = new Map<string, true>();
  rowsOf(table).forEach((tr, row) => {
    let column = 0;
    for (const element of elementsIn(tr)) {
      if (!/^t[dh]$/.test(tagOf(element))) continue;
      while (filled.has(`${row}:${column}`)) column++;
      const rowSpan = span(element, 'rowspan');
      const columnSpan = span(element, 'colspan');
      for (let r = 1; r < rowSpan; r++) for (let c = 0; c < columnSpan; c++) filled.set(`${row + r}:${column + c}`, true);
      cells.push({ element, row, column, rowSpan, columnSpan });
      column += columnSpan;
    }
  });
  return cells;
}

const textOf = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();

function holdsTable(element: Element): boolean {
  for (const e of elementsBelow(element)) if (tagOf(e) === 'table') return true;
  return false;
}

/** Blocks and line breaks in a cell: a letterhead's cell has several lines. */
function linesIn(cell: Element): number {
  let lines = 0;
  for (const e of elementsBelow(cell)) if (/^(?:br|p|pre|div|li|h\d)$/.test(tagOf(e))) lines++;
  return lines;
}

const isRuled = (table: Element): boolean =>
  Number.parseInt(attribute(table, 'border') || '0', 10) > 0 ||
  /border(?:-\w+)*\s*:[^;]*(?:solid|double|\d\s*p[tx])/i.test(attribute(table, 'style'));

/** A letterhead stands within so many characters of the beginning of the document. */
const AT_START = 700;
const LETTERHEAD = 1500;

/** @param before characters of the document that come before the table */
export function kindOf(table: Element, cells: readonly Cell[], before: number): TableKind {
  const nested = holdsTable(table);
  const filled = cells.filter((c) => textOf(c.element) !== '');
  const columns = new Set(filled.map((c) => c.column)).size;
  const rows = new Set(filled.map((c) => c.row)).size;
  if (nested || columns < 2) return 'layout';
  const size = textOf(table).length;
  const headed = cells.some((c) => tagOf(c.element) === 'th');
  const severalLines = filled.filter((c) => linesIn(c.element) >= 2).length;
  if (!headed && size < LETTERHEAD) {
    if (before < AT_START && rows <= 5 && columns <= 3 && !(isRuled(table) && rows > 2)) return 'columns';
    if (rows <= 2 && columns <= 3 && (severalLines > 0 || rows === 1) && !(isRuled(table) && rows > 1)) return 'columns';
  }
  if (isRuled(table) || headed) return rows >= 2 ? 'data' : 'layout';
  const longest = Math.max(...filled.map((c) => textOf(c.element).length));
  return rows >= 2 && (longest < 2500 || rows >= 4) ? 'data' : 'layout';
}
