import type { Rows } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { aboutOnly, asAgainst, CITATION, type CitationRow, type Found, foundAt } from './rows.js';

interface BasisRow extends CitationRow {
  readonly source: number;
  readonly ordinal: number;
  readonly issued: string;
  readonly number: string | null;
  readonly type: string | null;
  readonly by_source: number;
  readonly by_ordinal: number;
  readonly by_document: string;
  readonly by_file: string;
  readonly by_date: string;
  readonly by_text: string;
  readonly by_start: number;
  readonly by_end: number;
  readonly by_page: number;
}

const PAGE = 500;
/** A basis, and a document of an earlier day that is held and says that it puts all of it out of force. */
const bases = (only: string): string => `
  select ${CITATION}, c.source, c.ordinal, c.number, c.type, r.date as issued,
         e.source as by_source, e.ordinal as by_ordinal, x.id as by_document, o.uri as by_file, q.date as by_date, e.text as by_text,
         e.span_start as by_start, e.span_end as by_end, e.page as by_page
  from _citations e
  join _documents x on x.source = e.source
  join readings q on q.source = e.source and (q.kind = 'official' or (q.kind = 'web-page' and q.number is not null)) and length(q.date) = 10
  join sources o on o.id = e.source
  join _citations c on c.target = e.target and c.relation = 'legal-basis'
  join _documents d on d.source = c.source and d.id <> x.id
  join readings r on r.source = c.source and r.kind = 'official' and length(r.date) = 10 and r.date > q.date
  join sources s on s.id = c.source
  where e.relation in ('replaces', 'repeals') and e.pinpoint is null and e.target is not null and e.confidence >= 0.8
    and (e.source, e.ordinal, c.source, c.ordinal) > (?, ?, ?, ?)${only}
  order by e.source, e.ordinal, c.source, c.ordinal limit ${PAGE}`;

const padded = (figures: string): string => figures.padStart(2, '0');

/** The day from which a text says that it is in force; null where it does not say so, or says several days. */
export function takesEffect(text: string, signed: string, rules: Rules): string | null {
  const days = new Set<string>();
  for (const { groups } of text.matchAll(rules.search('audit.takes-effect'))) {
    const { day, month, year, day2, month2, year2, signing } = groups as Record<string, string | undefined>;
    if (signing !== undefined) days.add(signed);
    else days.add(`${year ?? year2}-${padded(month ?? month2 ?? '')}-${padded(day ?? day2 ?? '')}`);
  }
  const [only] = days;
  return days.size === 1 && only ? only : null;
}

interface Effect {
  readonly source: number;
  readonly from: string | null;
}
const NONE: Effect = { source: -1, from: null };

/** A document's day of effect; rows of one document come one behind the other. */
const effectOf = async ({ by_source: source, by_date }: BasisRow, rows: Rows, rules: Rules): Promise<Effect> => {
  const [held] = await rows.all<{ text: string }>('select text from _texts where source = ?', [source]);
  return { source, from: takesEffect(held?.text ?? '', by_date, rules) };
};

/** A basis that a held document had put out of force before the day of issue, and that no register tells of. */
export async function* replacedBases(rows: Rows, rules: Rules, documents: readonly string[]): AsyncGenerator<Found> {
  const only = aboutOnly('e.target', documents);
  let last: [number, number, number, number] = [-1, -1, -1, -1];
  let known = NONE;
  for (;;) {
    const page = await rows.all<BasisRow>(bases(only.sql), [...last, ...only.params]);
    for (const row of page) {
      if (known.source !== row.by_source) known = await effectOf(row, rows, rules);
      if (known.from === null || row.issued < known.from || (row.number !== null && rules.audit.endOf(row.number, row.type, row.date)))
        continue;
      const cause: CitationRow = {
        ...row,
        document: row.by_document,
        file: row.by_file,
        text: row.by_text,
        span_start: row.by_start,
        span_end: row.by_end,
        page: row.by_page,
      };
      yield foundAt('basis-replaced', row, { from: known.from, by: row.by_document, issued: row.issued }, asAgainst(cause));
    }
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = [end.by_source, end.by_ordinal, end.source, end.ordinal];
  }
}
