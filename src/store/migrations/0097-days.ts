export const name = '0097-days';

/** The first day of what a date stands for: quarters and halves of years come in their place. As `firstDaySql` says it. */
const firstDay = (column: string): string => {
  const parts = [
    ['Q1', '01'],
    ['Q2', '04'],
    ['Q3', '07'],
    ['Q4', '10'],
    ['H1', '01'],
    ['H2', '07'],
  ];
  const months = parts.reduce((sql, [part, month]) => `replace(${sql}, '${part}', '${month}')`, column);
  return `(${months} || substr('-01-01', length(${column}) - 3))`;
};

/** What comes first in the archive is read in the order of days, and no farther than it is asked for. */
export const sql = `
create index readings_day on readings (${firstDay('date')});
create index deadlines_day on _deadlines (${firstDay('date')});
create index deadlines_last on _deadlines (coalesce(date, '9999'));
create index periods_day on _periods (${firstDay('coalesce(period_start, period_end, horizon)')});
`;
