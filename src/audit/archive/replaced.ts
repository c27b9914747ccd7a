import type { Rows } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { aboutOnly, asAgainst, CITATION, CITATIONS, type CitationRow, type Found, foundAt } from './rows.js';

/** A held document that says that it puts all of another one out of force. */
interface CauseRow extends CitationRow {
  readonly source: number;
  readonly ordinal: number;
  /** Day of issue. */
  readonly issued: string;
}

interface BasisRow extends CauseRow {
  readonly number: string | null;
  readonly type: string | null;
}

const PAGE = 500;
const causes = (only: string): string => `
  select ${CITATION}, c.source, c.ordinal, r.date as issued
  from ${CITATIONS}
  join readings r on r.source = c.source and (r.kind = 'official' or (r.kind = 'web-page' and r.number is not null)) and length(r.date) = 10
  where c.relation in ('replaces', 'repeals') and c.pinpoint is null and c.target is not null and c.confidence >= 0.8
    and (c.source, c.ordinal) > (?, ?)${only}
  order by c.source, c.ordinal limit ${PAGE}`;

/** Of documents issued from that day on. */
const BASES = `
  select ${CITATION}, c.source, c.ordinal, c.number, c.type, r.date as issued
  from ${CITATIONS}
  join readings r on r.source = c.source and r.kind = 'official' and length(r.date) = 10
  where c.target = ? and c.relation = 'legal-basis' and d.id <> ? and r.date > ? and r.date >= ? and (c.source, c.ordinal) > (?, ?)
  order by c.source, c.ordinal limit ${PAGE}`;

/** Pages of rows, each from behind the last row of the one before. */
async function* paged<Row extends CauseRow>(read: (last: readonly [number, number]) => Promise<Row[]>): AsyncGenerator<Row> {
  for (let last: [number, number] = [-1, -1]; ; ) {
    const page = await read(last);
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = [end.source, end.ordinal];
  }
}

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
const effectOf = async ({ source, issued }: CauseRow, rows: Rows, rules: Rules): Promise<Effect> => {
  const [held] = await rows.all<{ text: string }>('select text from _texts where source = ?', [source]);
  return { source, from: takesEffect(held?.text ?? '', issued, rules) };
};

/**
 * A basis that a held document had put out of force before the day of issue, and that no register tells of. Those that put out of
 * force come first and are few of which the day of effect is known: only what they concern is looked for.
 */
export async function* replacedBases(rows: Rows, rules: Rules, documents: readonly string[]): AsyncGenerator<Found> {
  const only = aboutOnly('c.target', documents);
  let known = NONE;
  for await (const cause of paged((last) => rows.all<CauseRow>(causes(only.sql), [...last, ...only.params]))) {
    if (known.source !== cause.source) known = await effectOf(cause, rows, rules);
    const { from } = known;
    if (from === null) continue;
    const bases = paged((last) => rows.all<BasisRow>(BASES, [cause.target, cause.document, cause.issued, from, ...last]));
    for await (const row of bases)
      if (row.number === null || !rules.audit.endOf(row.number, row.type, row.date))
        yield foundAt('basis-replaced', row, { from, by: cause.document, issued: row.issued }, asAgainst(cause));
  }
}
