/** A value of a table; null is an empty cell, a list is joined by a bar. */
export type CsvCell = string | number | boolean | null | readonly string[];

/** Rows as CSV (RFC 4180), cells that a spreadsheet would run made harmless as in exports. */
export const csvText = async (rows: readonly (readonly CsvCell[])[]): Promise<string> => (await import('./export/csv.js')).csvLines(rows);
