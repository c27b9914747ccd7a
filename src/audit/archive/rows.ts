import type { Against, AuditRow, FindingCode, PagedSpan } from '../../model/index.js';
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
