import { foldWords } from '../../model/index.js';
import { finding } from '../finding.js';
import { type Check, factsOf, isDay } from '../read.js';

const REACH = 120;

/** A day of another time is not mistaken for that of the event. */
const NEAR = 1;

/** An event whose day is known (rules/lexicons/events.yaml), told with another one. */
export const events: Check = function* (read, rules) {
  const { text } = read.document;
  const known = new Set(
    rules.audit.events.flatMap(({ from }) => [-NEAR, 0, NEAR].map((years) => String(Number(from.slice(0, 4)) + years))),
  );
  for (const fact of factsOf(read, 'date')) {
    if (!isDay(fact.date) || !known.has(fact.date.slice(0, 4))) continue;
    const joint = rules.ending('audit.held-on').before(text, fact.span.start);
    if (!joint) continue;
    const before = foldWords(text.slice(Math.max(0, joint.start - REACH), joint.start));
    const event = rules.audit.events.find(({ names }) => names.some((name) => before.endsWith(name)));
    if (event && (fact.date < event.from || fact.date > event.until))
      yield finding('event-date', fact.span, { event: event.name, date: fact.date, from: event.from, until: event.until });
  }
};
