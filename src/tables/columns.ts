import type { CsvCell } from '../csv.js';
import type { Bearer, DocumentRow, Edge, PagedSpan } from '../model/index.js';

/** A column of a CSV table: its name, and its value in a row. */
export type Column<Row> = readonly [name: string, value: (row: Row) => CsvCell];

export type Columns<Row> = readonly Column<Row>[];

/** Columns of a part of a row, each name with a prefix; all empty where the part is missing. */
export const within = <Row, Part>(prefix: string, part: (row: Row) => Part | null, columns: Columns<Part>): Column<Row>[] =>
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
export const PLACE: Columns<Pick<Evident, 'quote' | 'file' | 'span'>> = [
  ['quote', ({ quote }) => quote],
  ['file', ({ file }) => file],
  ['page', ({ span }) => span?.page ?? null],
  ['start', ({ span }) => span?.start ?? null],
  ['end', ({ span }) => span?.end ?? null],
];

export const EVIDENCE: Columns<Evident> = [['fact', ({ fact }) => fact], ...PLACE, ['rule', ({ rule }) => rule]];

export const BEARER: Columns<Bearer> = [
  ['document', ({ id }) => id],
  ['document_type', ({ type }) => type],
  ['document_number', ({ number }) => number],
  ['document_date', ({ date }) => date],
  ['document_issuer', ({ issuer }) => issuer],
];

export const DOCUMENT: Columns<DocumentRow> = [
  ['id', ({ id }) => id],
  ['held', ({ held }) => held],
  ['kind', ({ kind }) => kind],
  ['type', ({ type }) => type],
  ['number', ({ number }) => number],
  ['date', ({ date }) => date],
  ['issuer', ({ issuer }) => issuer],
  ['title', ({ title }) => title],
];

export const EDGE: Columns<Edge> = [
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
