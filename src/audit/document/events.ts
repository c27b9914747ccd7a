import { foldWords } from '../../model/index.js';
import { finding } from '../finding.js';
import { type Check, factsOf, isDay } from '../read.js';

const REACH = 120;

/** A day of another time is not mistaken for that of the event. */
const NEAR = 1;
const yearsBetween = (one: string, other: string): number => Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4)));

/** An event whose day is known (rules/lexicons/events.yaml), told with another one. */
export const events: Check = function* (read, rules) {
  const { text } = read.document;
  for (const fact of factsOf(read, 'date')) {
    if (!isDay(fact.date) || !rules.audit.events.some(({ from }) => yearsBetween(from, fact.date) <= NEAR)) continue;
    const joint = rules.ending('audit.held-on').before(text, fact.span.start);
    if (!joint) continue;
    const before = foldWords(text.slice(Math.max(0, joint.start - REACH), joint.start));
    const event = rules.audit.events.find(({ names }) => names.some((name) => before.endsWith(name)));
    if (event && (fact.date < event.from || fact.date > event.until))
      yield finding('event-date', fact.span, { event: event.name, date: fact.date, from: event.from, until: event.until });
  }
};
