/** A value of a table; null is an empty cell. */
export type CsvCell = string | number | boolean | null;

/** Rows as CSV (RFC 4180), made harmless for spreadsheets as exports are. */
export const csvText = async (rows: readonly (readonly CsvCell[])[]): Promise<string> => (await import('./export/csv.js')).csvLines(rows);
