import type { Rows } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { aboutOnly, asAgainst, CITATION, CITATIONS, type CitationRow, type Found, foundAt, placeholders } from './rows.js';

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
    and c.source between ? and ?${only}
  order by c.source, c.ordinal`;

/** Of documents issued from that day on. */
const BASES = `
  select ${CITATION}, c.source, c.ordinal, c.number, c.type, r.date as issued
  from ${CITATIONS}
  join readings r on r.source = c.source and r.kind = 'official' and length(r.date) = 10
  where c.target = ? and c.relation = 'legal-basis' and d.id <> ? and r.date > ? and r.date >= ? and (c.source, c.ordinal) > (?, ?)
  order by c.source, c.ordinal limit ${PAGE}`;

const SOURCES_A_PAGE = 1000;

/** Ranges of the sources that speak for a document, so many numbers a range; of a few documents one over all. */
async function* ranges(rows: Rows, documents: readonly string[]): AsyncGenerator<readonly [first: number, last: number]> {
  const [row] = await rows.all<{ first: number | null; last: number | null }>(
    'select min(source) as first, max(source) as last from _documents',
  );
  if (row?.first == null || row.last === null) return;
  const step = documents.length > 0 ? Number.POSITIVE_INFINITY : SOURCES_A_PAGE;
  for (let first = row.first; first <= row.last; first += step) yield [first, Math.min(first + step - 1, row.last)];
}

async function* basesOn(cause: CauseRow, from: string, rows: Rows): AsyncGenerator<BasisRow> {
  for (let last: [number, number] = [-1, -1]; ; ) {
    const page = await rows.all<BasisRow>(BASES, [cause.target, cause.document, cause.issued, from, ...last]);
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

/** So many texts are in memory at a time. */
const TEXTS = 50;

/** Days of effect of the documents that bear these rows; of those that say one. */
const effectsOf = async (causes: readonly CauseRow[], rows: Rows, rules: Rules): Promise<Map<number, string>> => {
  const issued = new Map(causes.map((cause) => [cause.source, cause.issued]));
  const sources = [...issued.keys()];
  const effects = new Map<number, string>();
  for (let at = 0; at < sources.length; at += TEXTS) {
    const some = sources.slice(at, at + TEXTS);
    const sql = `select source, text from _texts where source in (${placeholders(some)})`;
    for (const { source, text } of await rows.all<{ source: number; text: string }>(sql, some)) {
      const from = takesEffect(text, issued.get(source) ?? '', rules);
      if (from !== null) effects.set(source, from);
    }
  }
  return effects;
};

/**
 * A basis that a held document had put out of force before the day of issue, and that no register tells of. Those that put out of
 * force come first and are few of which the day of effect is known: only what they concern is looked for.
 */
export async function* replacedBases(rows: Rows, rules: Rules, documents: readonly string[]): AsyncGenerator<Found> {
  const only = aboutOnly('c.target', documents);
  for await (const range of ranges(rows, documents)) {
    const page = await rows.all<CauseRow>(causes(only.sql), [...range, ...only.params]);
    const effects = await effectsOf(page, rows, rules);
    for (const cause of page) {
      const from = effects.get(cause.source);
      if (from === undefined) continue;
      for await (const row of basesOn(cause, from, rows))
        if (row.number === null || !rules.audit.endOf(row.number, row.type, row.date))
          yield foundAt('basis-replaced', row, { from, by: cause.document, issued: row.issued }, asAgainst(cause));
    }
  }
}
