import type { Against, AuditCount, AuditRow, FindingCode, PagedSpan, Rows, Severity, SqlValue } from '../../model/index.js';
import type { Found } from './rows.js';

interface StoredRow {
  document: string;
  ordinal: number;
  severity: Severity;
  text: string | null;
  details: string;
  against: string;
  span_start: number | null;
  span_end: number | null;
  page: number | null;
  file: string;
  about: string | null;
}

const PAGE = 1000;

const spanOf = ({ span_start: start, span_end: end, page }: StoredRow): PagedSpan | null =>
  start === null || end === null || page === null ? null : { start, end, page };

/** A passage that is contradicted stands in the same document. */
const againstOf = ({ against, document, file }: StoredRow): Against | null => {
  const stored = JSON.parse(against) as Against | null;
  if (stored === null || stored.document !== null) return stored;
  return { ...stored, document, file };
};

const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Findings that were made at reading, of one code, by document and place; of these documents, or citing them, where any are given. */
export async function* storedFindings(rows: Rows, code: FindingCode, documents: readonly string[]): AsyncGenerator<Found> {
  const only = documents.length === 0 ? '' : `and (d.id in (${placeholders(documents)}) or c.target in (${placeholders(documents)}))`;
  const sql = `
    select d.id as document, f.ordinal, f.severity, f.text, f.details, f.against, f.span_start, f.span_end, f.page, s.uri as file,
           c.target as about
    from findings f join documents d on d.source = f.source join sources s on s.id = f.source
    left join citations c on c.source = f.source and c.span_start = f.span_start and c.span_end = f.span_end
    where f.code = ? and (d.id, f.ordinal) > (?, ?) ${only}
    order by d.id, f.ordinal limit ${PAGE}`;
  let last: [string, number] = ['', -1];
  for (;;) {
    const params: SqlValue[] = [code, ...last, ...documents, ...documents];
    const page = await rows.all<StoredRow>(sql, params);
    for (const row of page)
      yield {
        document: row.document,
        about: row.about,
        code,
        severity: row.severity,
        details: JSON.parse(row.details) as AuditRow['details'],
        quote: row.text,
        file: row.file,
        span: spanOf(row),
        against: againstOf(row),
      };
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = [end.document, end.ordinal];
  }
}

/** How many findings of each code reading made in the archive. */
export const storedCounts = (rows: Rows): Promise<AuditCount[]> =>
  rows.all(
    `select f.code, f.severity, count(*) as findings, count(distinct d.id) as documents
     from findings f join documents d on d.source = f.source group by f.code, f.severity order by f.code`,
  );
