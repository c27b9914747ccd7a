import type { Rows } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { type Effect, effectsOf, PUTS_OUT_OF_FORCE } from './effects.js';
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
  from ${CITATIONS} join readings r on r.source = c.source
  where ${PUTS_OUT_OF_FORCE}${only}
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

interface Causes {
  readonly page: readonly CauseRow[];
  /** Days of effect by source. */
  readonly effects: ReadonlyMap<number, string>;
}

/** All that put out of force, a page of sources at a time, with their texts read. */
async function* read(rows: Rows, rules: Rules, documents: readonly string[]): AsyncGenerator<Causes> {
  const only = aboutOnly('c.target', documents);
  for await (const range of ranges(rows, documents)) {
    const page = await rows.all<CauseRow>(causes(` and c.source between ? and ?${only.sql}`), [...range, ...only.params]);
    yield { page, effects: await effectsOf(page, rows, rules) };
  }
}

const KNOWN = 500;

/** The same in the same order, of those of which the day is known. */
async function* kept(rows: Rows, known: readonly Effect[]): AsyncGenerator<Causes> {
  const sources: [source: number, from: string][] = [];
  for (let at = 0; at < known.length; at += KNOWN) {
    const some = new Map(known.slice(at, at + KNOWN));
    const sql = `select id, source from _documents where id in (${placeholders([...some])})`;
    for (const { id, source } of await rows.all<{ id: string; source: number }>(sql, [...some.keys()]))
      sources.push([source, some.get(id) as string]);
  }
  sources.sort(([a], [b]) => a - b);
  for (let at = 0; at < sources.length; at += KNOWN) {
    const effects = new Map(sources.slice(at, at + KNOWN));
    const page = await rows.all<CauseRow>(causes(` and c.source in (${placeholders([...effects])})`), [...effects.keys()]);
    yield { page, effects };
  }
}

/**
 * A basis that a held document had put out of force before the day of issue, and that no register tells of. Those that put out of
 * force come first and are few of which the day of effect is known: only what they concern is looked for. `known` are the days of
 * effect of all of them, where they were kept.
 */
export async function* replacedBases(
  rows: Rows,
  rules: Rules,
  documents: readonly string[],
  known: readonly Effect[] | null = null,
): AsyncGenerator<Found> {
  for await (const { page, effects } of known === null ? read(rows, rules, documents) : kept(rows, known))
    for (const cause of page) {
      const from = effects.get(cause.source);
      if (from === undefined) continue;
      for await (const row of basesOn(cause, from, rows))
        if (row.number === null || !rules.audit.endOf(row.number, row.type, row.date))
          yield foundAt('basis-replaced', row, { from, by: cause.document, issued: row.issued }, asAgainst(cause));
    }
}
