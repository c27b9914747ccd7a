import type { Against, AuditCount, AuditRow, FindingCode, PagedSpan, Rows, Severity, SqlValue } from '../../model/index.js';
import { type Found, placeholders } from './rows.js';

interface StoredRow {
  document: string;
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

const spanOf = ({ span_start: start, span_end: end, page }: StoredRow): PagedSpan | null =>
  start === null || end === null || page === null ? null : { start, end, page };

/** A passage that is contradicted stands in the same document. */
const againstOf = ({ against, document, file }: StoredRow): Against | null => {
  const stored = JSON.parse(against) as Against | null;
  if (stored === null || stored.document !== null) return stored;
  return { ...stored, document, file };
};

/** Behind every identity. */
const END = '\uffff';
const MOST = 5000;
const RANGE = 2000;

/** Ranges of identities in their order, so that a code of many findings is sorted in pieces; one range where there are few. */
async function* ranges(rows: Rows, code: FindingCode, documents: readonly string[]): AsyncGenerator<readonly [string, string]> {
  const [counted] =
    documents.length > 0 ? [] : await rows.all<{ findings: number }>('select count(*) as findings from _findings where code = ?', [code]);
  let after = '';
  if ((counted?.findings ?? 0) > MOST)
    for (;;) {
      const [last] = await rows.all<{ id: string }>(`select id from _documents where id > ? order by id limit 1 offset ${RANGE - 1}`, [
        after,
      ]);
      if (!last) break;
      yield [after, last.id];
      after = last.id;
    }
  yield [after, END];
}

/** Findings that were made at reading, of one code, by document and place; of these documents, or citing them, where any are given. */
export async function* storedFindings(rows: Rows, code: FindingCode, documents: readonly string[]): AsyncGenerator<Found> {
  const list = placeholders(documents);
  const only =
    documents.length === 0
      ? ''
      : `and (d.id in (${list}) or c.target in (${list})) and f.source in (
           select source from _documents where id in (${list}) union select source from _citations where target in (${list}))`;
  const sql = `
    select d.id as document, f.severity, f.text, f.details, f.against, f.span_start, f.span_end, f.page, s.uri as file,
           c.target as about
    from _findings f join _documents d on d.source = f.source join sources s on s.id = f.source
    left join _citations c on c.source = f.source and c.span_start = f.span_start and c.span_end = f.span_end
    where f.code = ? and d.id > ? and d.id <= ? ${only}
    order by d.id, f.ordinal`;
  for await (const range of ranges(rows, code, documents)) {
    const params: SqlValue[] = [code, ...range, ...documents, ...documents, ...documents, ...documents];
    for (const row of await rows.all<StoredRow>(sql, params))
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
  }
}

/** How many findings of each code reading made in the archive: as many as `storedFindings` gives. */
export const storedCounts = (rows: Rows): Promise<AuditCount[]> =>
  rows.all(
    `select f.code, f.severity, count(*) as findings, count(distinct d.id) as documents
     from _findings f join _documents d on d.source = f.source
     left join _citations c on c.source = f.source and c.span_start = f.span_start and c.span_end = f.span_end
     group by f.code, f.severity order by f.code`,
  );
