import { compare, type DeadlineRow, type Rows } from '../model/index.js';
import { type BearerFilter, factsSql, isBorneBy, withEvidence } from './bearers.js';
import { type Between, firstDay, isBetween } from './days.js';
import { firstOf } from './many.js';

export interface DeadlineFilter extends Between, BearerFilter {}

interface Own {
  date: string | null;
  recurs: string | null;
  task: string | null;
  inferred: string;
}

/** What returns every year or month has no day: it comes last, and is left out where days are asked for. */
const LAST = '9999';
/** Months and years come in the order of their letters here, and of their days among those that were read. */
const BY_DAY = `coalesce(x.date, '${LAST}')`;

/** Deadlines by date; between days where they are given. */
export const deadlines = async (rows: Rows, { after, before, limit, ...bearer }: DeadlineFilter = {}): Promise<DeadlineRow[]> => {
  const dated = after !== undefined || before !== undefined;
  const borne = isBorneBy(bearer);
  const sql = `${factsSql('deadlines', 'x.date, x.recurs, x.task, x.inferred')} where ${
    dated ? 'x.date is not null and x.date >= ? and x.date <= ?' : '1 = 1'
  }`;
  const params = dated ? [after?.slice(0, 4) ?? '', before === undefined ? LAST : `${before.slice(0, 4)}~`] : [];
  const found = await firstOf(
    limit,
    async (bounds) => withEvidence<Own>('deadlines', await rows.all(`${sql} order by ${BY_DAY}, d.id, x.ordinal${bounds}`, params)),
    ({ own: { date }, evidence: { document } }) =>
      borne(document) && (!dated || (date !== null && isBetween(date, date, { after, before }))),
  );
  return found
    .map(({ own, evidence: { document, ...evidence } }) => ({
      document,
      date: own.date,
      recurs: own.recurs,
      task: own.task,
      inferred: JSON.parse(own.inferred) as string[],
      ...evidence,
    }))
    .sort(
      (a, b) =>
        compare(firstDay(a.date ?? LAST), firstDay(b.date ?? LAST)) || compare(a.document.id, b.document.id) || a.span.start - b.span.start,
    );
};
