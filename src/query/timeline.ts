import { compare, type Rows, type TimelineRow } from '../model/index.js';
import { canonical } from './aliases.js';
import { type BearerFilter, isBorneBy } from './bearers.js';
import { type Between, isBetween } from './days.js';
import { byTime, EVENTS, READERS, type Scope } from './timeline-events.js';
import { firstRows } from './timeline-first.js';
import type { ChangersOf } from './validity.js';

export interface TimelineFilter extends Between, BearerFilter {
  readonly events?: readonly TimelineRow['event'][] | undefined;
}

const YEAR = 4;

/** The document, then those it cites and those that cite it. */
const neighbourhood = async (rows: Rows, id: string): Promise<string[]> => {
  const links = await rows.all<{ id: string }>(
    `select c.target as id from _citations c join _documents d on d.source = c.source where d.id = ? and c.target is not null
     union select d.id from _citations c join _documents d on d.source = c.source where c.target = ?`,
    [id, id],
  );
  return [...new Set([id, ...links.map((link) => link.id).sort(compare)])];
};

/**
 * What happened when, in the archive or around one document: documents issued, documents changed by others (when that
 * takes effect), periods, deadlines. By first day; at the same day issues come first. With a limit the first ones: of an archive
 * as much is read as they need, changes that take effect up to a year before their document or five years after it.
 */
export const timeline = async (
  rows: Rows,
  id: string | null,
  changersOf: ChangersOf,
  { events = EVENTS, after, before, limit, ...bearer }: TimelineFilter = {},
): Promise<TimelineRow[]> => {
  const borne = isBorneBy(bearer);
  const read = async (scope: Scope): Promise<TimelineRow[]> => {
    const found: TimelineRow[] = [];
    for (const event of EVENTS.filter((one) => events.includes(one)))
      for (const row of await READERS[event](rows, scope, changersOf))
        if (borne(row.document) && isBetween(row.date, row.end ?? row.date, { after, before })) found.push(row);
    return found;
  };
  if (id !== null) return (await read({ around: await neighbourhood(rows, await canonical(rows, id)) })).sort(byTime).slice(0, limit);
  if (limit === undefined) return (await read({ from: after?.slice(0, YEAR) ?? '', to: before?.slice(0, YEAR) ?? '' })).sort(byTime);
  const found: TimelineRow[] = [];
  const isWanted = (row: TimelineRow): boolean => borne(row.document) && isBetween(row.date, row.end ?? row.date, { after, before });
  for (const event of EVENTS.filter((one) => events.includes(one)))
    for (const row of await firstRows(rows, { limit, after, before }, event, changersOf, isWanted)) found.push(row);
  return found.sort(byTime).slice(0, limit);
};
