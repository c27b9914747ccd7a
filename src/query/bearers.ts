import type { Bearer, PagedSpan, Rows, SqlValue } from '../model/index.js';
import { type Addressed, addressOf } from './address.js';
import { bodyOfId, bodyTest } from './bodies.js';

/** Columns of a fact's table with what stands around it; `x` is the fact, `d` and `r` its document. */
interface FactRow {
  id: string;
  doc_type: string | null;
  doc_number: string | null;
  doc_symbol: string | null;
  doc_date: string | null;
  doc_issuer: string | null;
  ordinal: number;
  text: string;
  uri: string;
  span_start: number;
  span_end: number;
  page: number;
  rule: string;
}

export interface Evident {
  readonly document: Bearer;
  readonly fact: string;
  readonly quote: string;
  readonly file: string;
  readonly span: PagedSpan;
  readonly rule: string;
}

/** Whose facts are asked for: those of documents of a body, issued in a year; `documents` is a list of ids. */
export interface BearerFilter {
  readonly body?: string | undefined;
  readonly issued?: number | undefined;
  /** The first so many (default: all). */
  readonly limit?: number | undefined;
}

const AROUND = `d.id, r.type as doc_type, r.number as doc_number, r.symbol as doc_symbol, r.date as doc_date, r.issuer as doc_issuer,
       x.ordinal, x.text, s.uri, x.span_start, x.span_end, x.page, x.rule`;

const evident = (kind: Addressed, row: FactRow): Evident => ({
  document: { id: row.id, type: row.doc_type, number: row.doc_number, symbol: row.doc_symbol, date: row.doc_date, issuer: row.doc_issuer },
  fact: addressOf(row.id, kind, row.ordinal),
  quote: row.text,
  file: row.uri,
  span: { start: row.span_start, end: row.span_end, page: row.page },
  rule: row.rule,
});

/** SQL over facts of one kind with their documents; `columns` are those of the fact. */
export const factsSql = (kind: Addressed, columns: string): string =>
  `select ${AROUND}, ${columns} from _${kind} x join _documents d on d.source = x.source
   join readings r on r.source = x.source join sources s on s.id = x.source`;

/** Facts of one kind for which `where` is true, by document and in reading order, each with its own columns as `own`. */
export const factsWhere = async <Own>(
  rows: Rows,
  kind: Addressed,
  columns: string,
  where: string,
  params: readonly SqlValue[] = [],
  bounds = '',
): Promise<{ own: Own; evidence: Evident }[]> =>
  withEvidence<Own>(kind, await rows.all(`${factsSql(kind, columns)} where ${where} order by d.id, x.ordinal${bounds}`, params));

export const withEvidence = <Own>(kind: Addressed, found: readonly unknown[]): { own: Own; evidence: Evident }[] =>
  (found as (FactRow & Own)[]).map((row) => ({ own: row, evidence: evident(kind, row) }));

export const isBorneBy = ({ body, issued }: BearerFilter): ((bearer: Bearer) => boolean) => {
  const test = body === undefined ? () => true : bodyTest(body);
  return ({ id, issuer, date }) => test(issuer, bodyOfId(id)) && (issued === undefined || date?.slice(0, 4) === String(issued));
};
