import { finding, toPlace } from '../finding.js';
import { type Check, dayOfIssue, isDay, ownField, says } from '../read.js';

/** Nothing can be cited before it was issued. */
export const order: Check = function* (read) {
  const issued = dayOfIssue(read);
  const own = ownField(read, 'date');
  if (issued === null || !own) return;
  for (const cited of read.citations) {
    const { date, span } = cited.mention;
    if (isDay(date) && says(cited, 'date') && date > issued) yield finding('date-after', span, { date, issued }, toPlace(own.span));
  }
};
