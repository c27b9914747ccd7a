import { finding } from '../finding.js';
import { type Check, ownField } from '../read.js';

/** A number or a day that was left blank: a draft, or a copy made before the document was registered. */
export const blanks: Check = function* (read) {
  if (read.kind !== 'official') return;
  const number = ownField(read, 'number');
  if (number?.number && number.number.serial === null) yield finding('number-blank', number.span, { symbol: number.value });
  const date = ownField(read, 'date');
  if (date && date.value.length < 10) yield finding('date-blank', date.span, { date: date.value });
};
