import { finding } from '../finding.js';
import { type Check, isDay, ownField, says, saysDay } from '../read.js';

/** A number that holds its year is given in that year: one dated otherwise has a slip in either. */
export const years: Check = function* (read, rules) {
  const number = ownField(read, 'number');
  const date = ownField(read, 'date');
  const year = number?.number?.year;
  if (number && year && date && isDay(date.value) && read.kind === 'official' && !date.value.startsWith(year))
    yield finding(
      'year-differs',
      date.span,
      { number: number.value, date: date.value },
      { against: { span: number.span, document: null } },
    );
  for (const cited of read.citations) {
    const { number, date, span } = cited.mention;
    if (number?.year && isDay(date) && saysDay(cited, rules) && says(cited, 'number') && !date.startsWith(number.year))
      yield finding('year-differs', span, { number: number.canonical, date });
  }
};
