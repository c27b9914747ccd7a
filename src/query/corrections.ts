import type { CorrectionRow, CorrectionsReport, Edge, Problem, Rows } from '../model/index.js';
import { addressOf } from './address.js';

interface Row extends Omit<CorrectionRow, 'lacking' | 'entry'> {
  lacking: string;
  entry: string;
}

/** The entries that lie over the archive, in order of line, with what came of them. */
export const correctionRows = async (rows: Rows): Promise<CorrectionRow[]> =>
  (await rows.all<Row>('select line, action, status, documents, citations, lacking, entry from _corrections order by ordinal')).map(
    (row) => ({ ...row, lacking: JSON.parse(row.lacking) as string[], entry: JSON.parse(row.entry) as CorrectionRow['entry'] }),
  );

interface RejectedRow {
  from: string;
  ordinal: number;
  citing_type: string | null;
  citing_number: string | null;
  citing_symbol: string | null;
  citing_date: string | null;
  citing_issuer: string | null;
  file: string;
  row: string;
  rejected: string;
}

/** Citations that corrections rejected, by citing document and in reading order. */
export const rejectedEdges = async (rows: Rows): Promise<Edge[]> =>
  (
    await rows.all<RejectedRow>(
      `select d.id as "from", s.uri as file, a.ordinal, a.row, a.rejected, r.type as citing_type, r.number as citing_number,
              r.symbol as citing_symbol, r.date as citing_date, r.issuer as citing_issuer
       from _as_read a join _documents d on d.source = a.source join sources s on s.id = a.source join readings r on r.source = a.source
       where a.rejected is not null order by d.id, a.ordinal`,
    )
  ).map(({ from, ordinal, file, row, rejected, ...citing }) => {
    const read = JSON.parse(row) as Edge & { target: string | null; candidates: string; inferred: string; text: string } & Record<
        'span_start' | 'span_end' | 'page',
        number
      >;
    const { relation, state, reason, type, number, date, issuer, pinpoint, rule, confidence } = read;
    return {
      fact: addressOf(from, 'citations', ordinal),
      citing: {
        type: citing.citing_type,
        number: citing.citing_number,
        symbol: citing.citing_symbol,
        date: citing.citing_date,
        issuer: citing.citing_issuer,
      },
      ...{ from, to: read.target, relation, state, reason, candidates: JSON.parse(read.candidates) as string[] },
      ...{ type, number, date, issuer, pinpoint, inferred: JSON.parse(read.inferred) as Edge['inferred'] },
      ...{ quote: read.text, file, span: { start: read.span_start, end: read.span_end, page: read.page }, rule, confidence },
      corrected: JSON.parse(rejected) as Edge['corrected'],
    };
  });

/** What an entry is about, for a message. */
const aboutOf = ({ entry, lacking }: CorrectionRow): string => {
  if (lacking.length > 0) return `${entry.action} ${lacking.join(', ')}`;
  if (entry.action === 'merge') return `merge ${entry.documents.join(', ')}`;
  if (!('from' in entry)) return `${entry.action} ${entry.document}`;
  const nth = entry.nth === undefined ? '' : ` (${entry.nth})`;
  return `${entry.action} ${entry.from}: ${entry.quote ?? entry.number}${nth}`;
};

/** Entries that fit nothing any more (W301), and those that the program needs no more (W302). */
export const correctionProblems = (file: string, entries: readonly CorrectionRow[]): Problem[] =>
  entries.flatMap((row): Problem[] => {
    const at = { where: `${file}:${row.line}`, detail: aboutOf(row) };
    if (row.status === 'unfitting' || row.lacking.length > 0) return [{ code: 'W301', severity: 'warning', ...at }];
    return row.status === 'needless' ? [{ code: 'W302', severity: 'info', ...at }] : [];
  });

export const reportOf = (
  file: { readonly file: string; readonly sha256: string; readonly changed: boolean },
  entries: readonly CorrectionRow[],
  problems: readonly Problem[],
): CorrectionsReport => ({
  file: file.file,
  sha256: file.sha256,
  changed: file.changed,
  entries: entries.length,
  applied: entries.filter(({ status }) => status === 'applied').length,
  problems: [...problems],
});
