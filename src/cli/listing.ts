import { type Bearer, type CsvCell, csvText, type DocumentRow, type Edge, type PagedSpan } from '../index.js';
import type { ArchiveOptions } from './archive.js';
import { EXIT } from './exit.js';
import { note, print, printJson, printLine } from './output.js';

export type ListFlags = ArchiveOptions;

/** A column of a CSV table: its name, and its value in a row. */
export type Column<Row> = readonly [name: string, value: (row: Row) => CsvCell];

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

/** Columns of a part of a row, each name with a prefix; all empty where the part is missing. */
export const within = <Row, Part>(prefix: string, part: (row: Row) => Part | null, columns: readonly Column<Part>[]): Column<Row>[] =>
  columns.map(([name, value]) => [
    `${prefix}${name}`,
    (row) => {
      const own = part(row);
      return own === null ? null : value(own);
    },
  ]);

interface Evident {
  readonly fact: string | null;
  readonly quote: string | null;
  readonly file: string;
  readonly span: PagedSpan | null;
  readonly rule: string | null;
}

/** Where something stands. */
export const PLACE: readonly Column<Pick<Evident, 'quote' | 'file' | 'span'>>[] = [
  ['quote', ({ quote }) => quote],
  ['file', ({ file }) => file],
  ['page', ({ span }) => span?.page ?? null],
  ['start', ({ span }) => span?.start ?? null],
  ['end', ({ span }) => span?.end ?? null],
];

export const EVIDENCE: readonly Column<Evident>[] = [['fact', ({ fact }) => fact], ...PLACE, ['rule', ({ rule }) => rule]];

export const BEARER: readonly Column<Bearer>[] = [
  ['document', ({ id }) => id],
  ['document_type', ({ type }) => type],
  ['document_number', ({ number }) => number],
  ['document_date', ({ date }) => date],
  ['document_issuer', ({ issuer }) => issuer],
];

export const DOCUMENT: readonly Column<DocumentRow>[] = [
  ['id', ({ id }) => id],
  ['held', ({ held }) => held],
  ['kind', ({ kind }) => kind],
  ['type', ({ type }) => type],
  ['number', ({ number }) => number],
  ['date', ({ date }) => date],
  ['issuer', ({ issuer }) => issuer],
  ['title', ({ title }) => title],
];

export const EDGE: readonly Column<Edge>[] = [
  ['from', ({ from }) => from],
  ['relation', ({ relation }) => relation],
  ['to', ({ to }) => to],
  ['state', ({ state }) => state],
  ['reason', ({ reason }) => reason],
  ['candidates', ({ candidates }) => candidates],
  ['type', ({ type }) => type],
  ['number', ({ number }) => number],
  ['date', ({ date }) => date],
  ['issuer', ({ issuer }) => issuer],
  ['pinpoint', ({ pinpoint }) => pinpoint],
  ['inferred', ({ inferred }) => inferred],
  ['citing_type', ({ citing }) => citing.type],
  ['citing_number', ({ citing }) => citing.number],
  ['citing_date', ({ citing }) => citing.date],
  ['citing_issuer', ({ citing }) => citing.issuer],
  ...EVIDENCE,
  ['confidence', ({ confidence }) => confidence],
];
