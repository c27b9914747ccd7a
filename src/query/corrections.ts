import type { CorrectionRow, CorrectionsReport, Edge, Problem, Rows } from '../model/index.js';
import { CITING, type CitingRow, type EdgeRow, edgeOf } from './edges.js';

interface Row extends Omit<CorrectionRow, 'lacking' | 'entry'> {
  lacking: string;
  entry: string;
}

/** The entries that lie over the archive, in order of line, with what came of them. */
export const correctionRows = async (rows: Rows): Promise<CorrectionRow[]> =>
  (await rows.all<Row>('select line, action, status, documents, citations, lacking, entry from _corrections order by ordinal')).map(
    (row) => ({ ...row, lacking: JSON.parse(row.lacking) as string[], entry: JSON.parse(row.entry) as CorrectionRow['entry'] }),
  );

interface RejectedRow extends CitingRow {
  from: string;
  ordinal: number;
  file: string;
  row: string;
  rejected: string;
}

/** Citations that corrections rejected, by citing document and in reading order. */
export const rejectedEdges = async (rows: Rows): Promise<Edge[]> =>
  (
    await rows.all<RejectedRow>(
      `select d.id as "from", s.uri as file, a.ordinal, a.row, a.rejected, ${CITING}
       from _as_read a join _documents d on d.source = a.source join sources s on s.id = a.source join readings r on r.source = a.source
       where a.rejected is not null order by d.id, a.ordinal`,
    )
  ).map(({ row, rejected, ...around }) => {
    const read = JSON.parse(row) as Omit<EdgeRow, 'to' | 'quote'> & { target: string | null; text: string };
    return edgeOf({ ...read, ...around, to: read.target, quote: read.text, corrected: rejected });
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
