import { finding, toPlace } from '../finding.js';
import { type Check, dayOfIssue, factsOf, isDay, ownField } from '../read.js';

/** How far back a slip of the year reaches; what lies further back is history that is told, not a task. */
const SLIP = 400;
const DAY = 86_400_000;

/**
 * A task that was due before it was set. Reading takes no such day for a deadline, so the days themselves are looked
 * at, behind words that hand in something. Laws and other normative texts speak of days gone by, and set no tasks.
 */
export const deadlines: Check = function* (read, rules) {
  const { text } = read.document;
  const issued = dayOfIssue(read);
  const own = ownField(read, 'date');
  const style = ownField(read, 'number')?.number?.style;
  if (issued === null || !own || style === 'normative' || style === 'assembly') return;
  const due = rules.ending('audit.due');
  for (const { date, span } of factsOf(read, 'date')) {
    if (!isDay(date) || date >= issued || Date.parse(issued) - Date.parse(date) > SLIP * DAY) continue;
    if (due.isBefore(text, span.start)) yield finding('deadline-before-issue', span, { date, issued }, toPlace(own.span));
  }
};
