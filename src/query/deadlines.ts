import { compare, type DeadlineRow, type Rows } from '../model/index.js';
import { type BearerFilter, factsWhere, isBorneBy } from './bearers.js';
import { type Between, firstDay, isBetween } from './days.js';

export interface DeadlineFilter extends Between, BearerFilter {}

interface Own {
  date: string | null;
  recurs: string | null;
  task: string | null;
  inferred: string;
}

/** What returns every year or month has no day: it comes last, and is left out where days are asked for. */
const LAST = '9999';

/** Deadlines by date; between days where they are given. */
export const deadlines = async (rows: Rows, { after, before, ...bearer }: DeadlineFilter = {}): Promise<DeadlineRow[]> => {
  const dated = after !== undefined || before !== undefined;
  const found = await factsWhere<Own>(
    rows,
    'deadlines',
    'x.date, x.recurs, x.task, x.inferred',
    dated ? 'x.date is not null and x.date >= ? and x.date <= ?' : '1 = 1',
    dated ? [after?.slice(0, 4) ?? '', before === undefined ? LAST : `${before.slice(0, 4)}~`] : [],
  );
  const borne = isBorneBy(bearer);
  return found
    .map(({ own, evidence: { document, ...evidence } }) => ({
      document,
      date: own.date,
      recurs: own.recurs,
      task: own.task,
      inferred: JSON.parse(own.inferred) as string[],
      ...evidence,
    }))
    .filter(({ document, date }) => borne(document) && (!dated || (date !== null && isBetween(date, date, { after, before }))))
    .sort((a, b) => compare(firstDay(a.date ?? LAST), firstDay(b.date ?? LAST)));
};
