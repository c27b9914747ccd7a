import type { AuditRow } from '../model/index.js';
import { csvLines } from './csv.js';

const COLUMNS = [
  'document',
  'about',
  'severity',
  'code',
  'message',
  'quote',
  'file',
  'page',
  'start',
  'end',
  'against_document',
  'against_text',
  'against_file',
  'against_page',
] as const;

/** Findings of an archive as CSV, piece by piece. */
export async function* auditCsv(rows: AsyncIterable<AuditRow>): AsyncGenerator<string> {
  yield csvLines([COLUMNS]);
  for await (const { document, about, severity, code, message, quote, file, span, against } of rows)
    yield csvLines([
      [
        document,
        about,
        severity,
        code,
        message,
        quote,
        file,
        span?.page ?? null,
        span?.start ?? null,
        span?.end ?? null,
        against?.document ?? null,
        against?.text ?? null,
        against?.file ?? null,
        against?.span?.page ?? null,
      ],
    ]);
}
