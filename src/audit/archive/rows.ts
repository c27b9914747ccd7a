import type { Against, AuditRow, Condition, FindingCode, PagedSpan } from '../../model/index.js';
import { FINDINGS } from '../../model/index.js';

/** A finding of the archive before it is said in a language. */
export type Found = Omit<AuditRow, 'message' | 'code'> & { readonly code: FindingCode };

/** A citation as the checks across documents ask for it. */
export interface CitationRow {
  readonly document: string;
  readonly file: string;
  readonly target: string;
  readonly date: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly span_start: number;
  readonly span_end: number;
  readonly page: number;
}

/** Columns of a `CitationRow`, over `c` citations, `d` documents, `s` sources. */
export const CITATION = `d.id as document, s.uri as file, c.target, c.date, c.title, c.text, c.span_start, c.span_end, c.page`;
export const CITATIONS = '_citations c join _documents d on d.source = c.source join sources s on s.id = c.source';

const spanOf = ({ span_start, span_end, page }: CitationRow): PagedSpan => ({ start: span_start, end: span_end, page });

export const foundAt = (code: FindingCode, row: CitationRow, details: Found['details'], against: Against | null): Found => ({
  document: row.document,
  about: row.target,
  code,
  severity: FINDINGS[code],
  details,
  quote: row.text,
  file: row.file,
  span: spanOf(row),
  against,
});

export const asAgainst = (row: CitationRow): Against => ({ document: row.document, file: row.file, text: row.text, span: spanOf(row) });
/** A held document as a whole. */
export const heldAgainst = (document: string, file: string): Against => ({ document, file, text: null, span: null });

export const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const NO_CONDITION: Condition = { sql: '', params: [] };

/** Only what these documents cite, or what is cited as one of them, by the column of the cited document; all where none is given. */
export const aboutOnly = (column: string, documents: readonly string[]): Condition => {
  if (documents.length === 0) return NO_CONDITION;
  const list = placeholders(documents);
  return {
    sql: ` and ${column} in (
      select x.target from _citations x join _documents y on y.source = x.source where y.id in (${list}) and x.target is not null
      union select id from _documents where id in (${list}) union select id from cited where id in (${list}))`,
    params: [...documents, ...documents, ...documents],
  };
};

/** Only where the column is one of these documents; all where none is given. */
export const among = (column: string, documents: readonly string[]): Condition =>
  documents.length === 0 ? NO_CONDITION : { sql: ` and ${column} in (${placeholders(documents)})`, params: documents };
