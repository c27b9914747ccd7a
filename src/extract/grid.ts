import type { Cell, Table } from '../model/index.js';

/** A table as rows of cells, every cell standing in all places that it spans. */
export interface Grid {
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  /** Rows at the top that name what stands below. */
  readonly heads: number;
}

/** `isValue` tells the cells that carry data: the first row with one of them ends the head. */
export function gridOf(table: Table, isValue: (cell: Cell) => boolean): Grid {
  const rows: (Cell | undefined)[][] = [];
  for (const cell of table.cells)
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
        rows[r] ??= [];
        (rows[r] as (Cell | undefined)[])[c] ??= cell;
      }
  const filled = Array.from(rows, (row) => row ?? []);
  const first = filled.findIndex((row) => row.some((cell) => cell !== undefined && isValue(cell)));
  return { rows: filled, heads: first < 0 ? filled.length : first };
}

/** The different cells of a list, in order. */
export const distinct = (cells: readonly (Cell | undefined)[]): Cell[] =>
  [...new Set(cells)].filter((cell): cell is Cell => cell !== undefined);
