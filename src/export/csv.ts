import { stringify } from 'csv-stringify/sync';
import type { Summary } from '../model/index.js';
import type { Cell, Table } from './rows.js';

/** A spreadsheet would run cells that begin like a formula: they get an apostrophe in front. Lines end in CRLF (RFC 4180). */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

export const csvHead = (table: Table): string => csvLines([table.columns]);
export const csvRows = (table: Table, summary: Summary): string => csvLines(table.rows(summary));
