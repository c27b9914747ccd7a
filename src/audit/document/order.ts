import { finding, toPlace } from '../finding.js';
import { type Check, dayOfIssue, isDay, ownField, saysDay } from '../read.js';

/** Nothing can be cited before it was issued. */
export const order: Check = function* (read, rules) {
  const issued = dayOfIssue(read);
  const own = ownField(read, 'date');
  if (issued === null || !own) return;
  for (const cited of read.citations) {
    const { date, span } = cited.mention;
    if (isDay(date) && saysDay(cited, rules) && date > issued) yield finding('date-after', span, { date, issued }, toPlace(own.span));
  }
};
