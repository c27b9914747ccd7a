import type { Rows, TimelineRow } from '../model/index.js';
import { type Between, firstDay, firstDaySql } from './days.js';
import { OFFICIAL } from './edges.js';
import { byTime, READERS } from './timeline-events.js';
import { CHANGES, type ChangersOf } from './validity.js';

/** What is read at a time. */
const ROWS = 1000;
const DOCUMENTS = 300;
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

const CHANGERS = `
  select d.id, r.date from readings r join _documents d on d.source = r.source
  where r.date >= ? and r.date <= ? and ${OFFICIAL} and exists (
    select 1 from _citations c where c.source = r.source and c.relation in (${CHANGES.map((relation) => `'${relation}'`).join(', ')}))
  order by ${firstDaySql('r.date')}, d.id`;

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
  for (let offset = 0; ; offset += DOCUMENTS) {
    const some = await rows.all<{ id: string; date: string }>(`${CHANGERS} limit ${DOCUMENTS} offset ${offset}`, [from, to]);
    const changes = await READERS.changes(rows, { some: some.map(({ id }) => id) }, changersOf);
    found.push(...changes.filter(isWanted));
    found.sort(byTime);
    const [last, most] = [some.at(-1), found[limit - 1]];
    if (!last || some.length < DOCUMENTS || (most && firstDay(most.date) < yearsBefore(firstDay(last.date), EARLIER))) return found;
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
