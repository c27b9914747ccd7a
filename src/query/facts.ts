import type { FactRow, Rows, SqlValue } from '../model/index.js';
import { ADDRESSED, type Addressed, addressOf, partsOfAddress } from './address.js';
import { canonical } from './aliases.js';
import { type FactColumns, valuesOf } from './why.js';

export interface FactFilter {
  /** Kinds of facts by their names in a summary (default: all, findings among them). */
  readonly kinds?: readonly string[] | undefined;
  /** The one of this name: `citations/3`. */
  readonly only?: string | undefined;
  /** Only what stands, at least in part, between these offsets (UTF-16 units) of the text. */
  readonly within?: { readonly start: number; readonly end: number } | undefined;
}

type Row = FactColumns & {
  text: string | null;
  span_start: number | null;
  span_end: number;
  page: number;
  rule?: string;
  confidence?: number;
};

const rowOf = (document: string, kind: Addressed, row: Row): FactRow => ({
  fact: addressOf(document, kind, row.ordinal),
  kind,
  values: valuesOf(row),
  quote: row.text,
  span: row.span_start === null ? null : { start: row.span_start, end: row.span_end, page: row.page },
  rule: row.rule ?? null,
  confidence: row.confidence ?? null,
});

/** The facts of a document, kind by kind in reading order. */
export const factsOf = async (rows: Rows, name: string, { kinds, only, within }: FactFilter = {}): Promise<FactRow[]> => {
  const id = await canonical(rows, name);
  const one = only === undefined ? undefined : partsOfAddress(`${id}#${only}`);
  if (one === null) return [];
  const wanted = ADDRESSED.filter((kind) => (kinds === undefined || kinds.includes(kind)) && (one === undefined || one.kind === kind));
  const place = within === undefined ? '' : ' and x.span_start < ? and x.span_end > ?';
  const ordinal = one === undefined ? '' : ' and x.ordinal = ?';
  const params: SqlValue[] = [id, ...(within === undefined ? [] : [within.end, within.start]), ...(one === undefined ? [] : [one.ordinal])];
  const found: FactRow[] = [];
  for (const kind of wanted) {
    const own = await rows.all<Row>(
      `select x.* from _documents d join _${kind} x on x.source = d.source where d.id = ?${place}${ordinal} order by x.ordinal`,
      params,
    );
    for (const row of own) found.push(rowOf(id, kind, row));
  }
  return found;
};

/** How many facts of each kind a document has. */
export const countFacts = async (rows: Rows, id: string): Promise<Record<string, number>> => {
  const counts = ADDRESSED.map((kind) => `(select count(*) from _${kind} x where x.source = d.source) as "${kind}"`);
  const [row] = await rows.all<Record<string, number>>(`select ${counts.join(', ')} from _documents d where d.id = ?`, [id]);
  return { ...(row ?? Object.fromEntries(ADDRESSED.map((kind) => [kind, 0]))) };
};
