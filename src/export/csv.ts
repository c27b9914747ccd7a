import { stringify } from 'csv-stringify/sync';
import type { Summary } from '../model/index.js';
import type { Cell, Table } from './rows.js';

const SEPARATOR = ' | ';
const plain = (cell: Cell | boolean): string | number | null => {
  if (typeof cell === 'boolean') return String(cell);
  return cell !== null && typeof cell === 'object' ? cell.join(SEPARATOR) : cell;
};

/**
 * Rows as CSV, lists joined by a bar. A spreadsheet would run text that begins like a formula: it gets an apostrophe in
 * front; figures stay figures. Lines end in CRLF (RFC 4180).
 */
export const csvLines = (rows: readonly (readonly (Cell | boolean)[])[]): string =>
  stringify(
    rows.map((row) => row.map(plain)),
    {
      escape_formulas: true,
      record_delimiter: 'windows',
      quoted_match: /[\r\n]/,
      cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
    },
  );

export const csvHead = (table: Table): string => csvLines([table.columns.map(({ name }) => name)]);
export const csvRows = (table: Table, summary: Summary): string => csvLines(table.rows(summary));
