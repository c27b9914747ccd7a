import type { Messages } from './en.js';

const OF_YEAR = /^R\/--(\d\d)(?:-(\d\d))?$/;
const OF_MONTH = /^R\/---(\d\d)$/;

/** What recurs, in words: `R/--12-15` a day and `R/--12` a month of every year, `R/---05` a day of every month. Another form stays as it is. */
export const recurrenceText = (recurs: string, { say: { everyYear, everyMonth } }: { readonly say: Messages }): string => {
  const [, month, day] = OF_YEAR.exec(recurs) ?? [];
  if (month !== undefined) return everyYear(month, day ?? null);
  const [, monthly] = OF_MONTH.exec(recurs) ?? [];
  return monthly === undefined ? recurs : everyMonth(monthly);
};
