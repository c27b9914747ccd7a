import type { Edge, Rows, SqlValue } from '../model/index.js';
import { canonical } from './aliases.js';

interface EdgeRow extends Omit<Edge, 'candidates' | 'inferred' | 'span' | 'corrected'> {
  candidates: string;
  inferred: string;
  span_start: number;
  span_end: number;
  page: number;
  corrected: string | null;
}

const edgeOf = ({ span_start, span_end, page, corrected, ...row }: EdgeRow): Edge => ({
  from: row.from,
  to: row.to,
  relation: row.relation,
  state: row.state,
  reason: row.reason,
  candidates: JSON.parse(row.candidates) as string[],
  type: row.type,
  number: row.number,
  date: row.date,
  issuer: row.issuer,
  pinpoint: row.pinpoint,
  inferred: JSON.parse(row.inferred) as Edge['inferred'],
  quote: row.quote,
  file: row.file,
  span: { start: span_start, end: span_end, page },
  rule: row.rule,
  confidence: row.confidence,
  ...(corrected === null ? {} : { corrected: JSON.parse(corrected) as Edge['corrected'] }),
});

const edgesWhere = async (rows: Rows, where: string, params: readonly SqlValue[]): Promise<Edge[]> =>
  (
    await rows.all<EdgeRow>(
      `select d.id as "from", c.target as "to", c.relation, c.state, c.reason, c.candidates, c.type, c.number, c.date,
              c.issuer, c.pinpoint, c.inferred, c.text as quote, s.uri as file, c.span_start, c.span_end, c.page,
              c.rule, c.confidence, c.corrected
       from _citations c join _documents d on d.source = c.source join sources s on s.id = c.source
       where ${where} order by d.id, c.ordinal`,
      params,
    )
  ).map(edgeOf);

/** What a document cites, in reading order. */
export const cites = async (rows: Rows, id: string): Promise<Edge[]> => edgesWhere(rows, 'd.id = ?', [await canonical(rows, id)]);

/** Where a document is cited, by citing document and in reading order. Ambiguous citations are none. */
export const citedBy = async (rows: Rows, id: string): Promise<Edge[]> => edgesWhere(rows, 'c.target = ?', [await canonical(rows, id)]);

export const countCitedBy = async (rows: Rows, id: string): Promise<number> =>
  (
    await rows.all<{ count: number }>(
      'select count(*) as count from _citations c join _documents d on d.source = c.source where c.target = ?',
      [await canonical(rows, id)],
    )
  )[0]?.count ?? 0;
