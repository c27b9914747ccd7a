import { csvText } from '../index.js';
import type { Column } from '../tables/index.js';
import type { ArchiveOptions } from './archive.js';
import { EXIT } from './exit.js';
import { note, print, printJson, printLine } from './output.js';

export type ListFlags = ArchiveOptions;

export interface Listing<Row> {
  readonly json: unknown;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly text: () => string;
  /** What is said where there are no rows; null where that is an answer too. */
  readonly empty: string | null;
}

/** An empty answer is told in one way: a word on standard error and an exit code, no heads of a table. */
export const tellEmpty = (empty: string): void => {
  process.exitCode = EXIT.nothing;
  note(empty);
};

/** Prints a table as CSV, row by row as they come. */
export const printCsv = async <Row>(columns: readonly Column<Row>[], rows: Iterable<Row> | AsyncIterable<Row>): Promise<void> => {
  await print(await csvText([columns.map(([name]) => name)]));
  for await (const row of rows) await print(await csvText([columns.map(([, value]) => value(row))]));
};

/** Prints an answer as it was asked for: JSON, CSV, or text for people. */
export const printListing = async <Row>({ json, csv }: ListFlags, listing: Listing<Row>): Promise<void> => {
  const empty = listing.rows.length === 0 ? listing.empty : null;
  if (empty !== null) tellEmpty(empty);
  if (json) return printJson(listing.json);
  if (csv) return printCsv(listing.columns, listing.rows);
  return empty === null ? printLine(listing.text()) : undefined;
};
