/** Rows as CSV, cells that a spreadsheet would run made harmless. */
export const csvText = async (rows: readonly (readonly (string | number | null)[])[]): Promise<string> =>
  (await import('./export/csv.js')).csvLines(rows);
