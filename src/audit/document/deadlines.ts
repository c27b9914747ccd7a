import { finding, toPlace } from '../finding.js';
import { type Check, dayOfIssue, factsOf, ownField } from '../read.js';

/** How far back a slip of the year reaches; what lies further back is history that is told, not a task. */
const SLIP = 400;
const DAY = 86_400_000;

/** A task that was due before it was set. Laws and other normative texts speak of days gone by, and set no tasks. */
export const deadlines: Check = function* (read) {
  const issued = dayOfIssue(read);
  const own = ownField(read, 'date');
  const style = ownField(read, 'number')?.number?.style;
  if (issued === null || !own || style === 'normative' || style === 'assembly') return;
  for (const { date, inferred, span } of factsOf(read, 'deadline')) {
    if (date?.length !== 10 || date >= issued || inferred.includes('year')) continue;
    if (Date.parse(issued) - Date.parse(date) <= SLIP * DAY)
      yield finding('deadline-before-issue', span, { date, issued }, toPlace(own.span));
  }
};
