/**
 * Dates are as precise as their text: `2022`, `2022-05`, `2022-05-20`, `2025-Q4`, `2025-H1`. Each stands for a stretch of days.
 */
const LAST_DAY = '31';

const months = (date: string): [string, string] | null => {
  const [, year, kind, part] = /^(\d{4})-([QH])(\d)$/.exec(date) ?? [];
  if (year === undefined) return null;
  const length = kind === 'Q' ? 3 : 6;
  const last = Number(part) * length;
  const month = (number: number): string => `${year}-${String(number).padStart(2, '0')}`;
  return [month(last - length + 1), month(last)];
};

/** The first day of what a date stands for. */
export const firstDay = (date: string): string => {
  const [start] = months(date) ?? [date];
  return start.length === 4 ? `${start}-01-01` : start.length === 7 ? `${start}-01` : start;
};

/** A day that no day of what the date stands for comes after, to be compared only: months have 31 days here. */
export const lastDay = (date: string): string => {
  const [, end] = months(date) ?? [date, date];
  return end.length === 4 ? `${end}-12-${LAST_DAY}` : end.length === 7 ? `${end}-${LAST_DAY}` : end;
};

/** SQL of the first day of what a column stands for, so that days, months, quarters and years come in one order. */
export const firstDaySql = (column: string): string => {
  const quarters = [
    ['Q1', '01'],
    ['Q2', '04'],
    ['Q3', '07'],
    ['Q4', '10'],
    ['H1', '01'],
    ['H2', '07'],
  ];
  const month = quarters.reduce((sql, [part, first]) => `replace(${sql}, '${part}', '${first}')`, column);
  return `(${month} || substr('-01-01', length(${column}) - 3))`;
};

/** Days between which something is asked for, both included. */
export interface Between {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** Some day of the stretch from `start` to `end` lies between. */
export const isBetween = (start: string, end: string, { after, before }: Between): boolean =>
  (after === undefined || lastDay(end) >= firstDay(after)) && (before === undefined || firstDay(start) <= lastDay(before));

/** Whether the one is over before the other begins, the same day counted as before; null where they overlap otherwise. */
export const isNotAfter = (date: string, at: string): boolean | null =>
  lastDay(date) <= firstDay(at) ? true : firstDay(date) > lastDay(at) ? false : null;

/** The year of a document: of its date, else that of its identity. */
export const yearOf = (date: string | null, id: string | null): string | null =>
  date?.slice(0, 4) ?? id?.split('/').find((part) => /^\d{4}$/.test(part)) ?? null;
