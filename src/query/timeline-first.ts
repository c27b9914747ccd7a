import type { Rows, TimelineRow } from '../model/index.js';
import { type Between, firstDay, firstDaySql } from './days.js';
import { OFFICIAL } from './edges.js';
import { byTime, READERS } from './timeline-events.js';
import { CHANGES, type ChangersOf } from './validity.js';

/** What is read at a time. */
const ROWS = 250;
const DOCUMENTS = 100;
/** A document may change others from long after its issue on, seldom from before it, in years. */
const [LATER, EARLIER] = [5, 1];

const YEAR = 4;
const yearOf = (day: string | undefined): string => day?.slice(0, YEAR) ?? '';
const yearsBefore = (date: string, years: number): string => String(Number(yearOf(date)) - years).padStart(YEAR, '0') + date.slice(YEAR);

interface Wanted extends Between {
  readonly limit: number;
}

type Test = (row: TimelineRow) => boolean;

/** Rows in the order of their days, until there are enough: each time the earliest of those that are left. */
const rowsByDay = async (
  rows: Rows,
  { limit, after, before }: Wanted,
  event: TimelineRow['event'],
  changersOf: ChangersOf,
  isWanted: Test,
): Promise<TimelineRow[]> => {
  const found: TimelineRow[] = [];
  const seen = new Set<string>();
  for (let offset = 0; found.length < limit; offset += ROWS) {
    const bounds = ` limit ${ROWS} offset ${offset}`;
    const some = await READERS[event](rows, { from: yearOf(after), to: yearOf(before), bounds }, changersOf);
    for (const row of some) {
      const same = `${row.event} ${row.document.id} ${row.date} ${row.end} ${row.what}`;
      if (!isWanted(row) || (event === 'period' && seen.has(same))) continue;
      seen.add(same);
      found.push(row);
    }
    if (some.length === 0) break;
  }
  return found;
};

const ISSUED = firstDaySql('r.date');

const CHANGERS = `
  select d.id, r.date from readings r join _documents d on d.source = r.source
  where r.date >= ? and r.date <= ? and ${OFFICIAL} and exists (
    select 1 from _citations c where c.source = r.source and c.relation in (${CHANGES.map((relation) => `'${relation}'`).join(', ')}))`;

/** Behind the last one in the order of days. */
const BEHIND = ` and ${ISSUED} >= ? and (${ISSUED} > ? or d.id > ?)`;

/** What was issued later takes effect by then only if its text gives a day that comes as early. */
const BY_THEN = ` and ${ISSUED} <= ? and (${ISSUED} <= ? or exists (
  select 1 from _dates x where x.source = r.source and ${firstDaySql('x.date')} between ? and ?))`;

type ChangerRow = { readonly id: string; readonly date: string };

/** Documents that may change others, by day of issue: those behind `last`, and if `until` is given those that may take effect by then. */
const changersBehind = (
  rows: Rows,
  years: readonly [string, string],
  last: ChangerRow | undefined,
  until: string | undefined,
): Promise<ChangerRow[]> => {
  const behind = last ? [firstDay(last.date), firstDay(last.date), last.id] : [];
  const byThen = until === undefined ? [] : [yearsBefore(until, -EARLIER), until, yearsBefore(until, EARLIER), until];
  const sql = `${CHANGERS}${last ? BEHIND : ''}${until === undefined ? '' : BY_THEN} order by ${ISSUED}, d.id limit ${DOCUMENTS}`;
  return rows.all<ChangerRow>(sql, [...years, ...behind, ...byThen]);
};

/** Changes have the day on which they take effect, which stands in the text: documents are read until no later one is likely to come first. */
const changesByDay = async (
  rows: Rows,
  { limit, after, before }: Wanted,
  changersOf: ChangersOf,
  isWanted: Test,
): Promise<TimelineRow[]> => {
  const from = after === undefined ? '' : yearsBefore(yearOf(after), LATER);
  const to = before === undefined ? '~' : `${yearsBefore(yearOf(before), -EARLIER)}~`;
  const found: TimelineRow[] = [];
  for (let last: ChangerRow | undefined; ; ) {
    const most: TimelineRow | undefined = found[limit - 1];
    const some = await changersBehind(rows, [from, to], last, most && firstDay(most.date));
    const changes = await READERS.changes(rows, { some: some.map(({ id }) => id) }, changersOf);
    found.push(...changes.filter(isWanted));
    found.sort(byTime);
    last = some.at(-1);
    if (some.length < DOCUMENTS) return found;
  }
};

/** The first rows of one kind of event in the archive, and some that come after them. */
export const firstRows = (
  rows: Rows,
  wanted: Wanted,
  event: TimelineRow['event'],
  changersOf: ChangersOf,
  isWanted: Test,
): Promise<TimelineRow[]> =>
  event === 'changes' ? changesByDay(rows, wanted, changersOf, isWanted) : rowsByDay(rows, wanted, event, changersOf, isWanted);
