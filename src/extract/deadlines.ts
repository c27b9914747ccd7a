import type { DeadlineFact } from '../model/index.js';
import { endingNamed, patternNamed, type Rule, type Rules, skipBlanks } from '../rules/index.js';
import { SENTENCE_ENDS } from './clauses.js';
import type { DateHit } from './dates.js';
import { behindJoint, taskOf } from './deadline-task.js';

const AND = endingNamed('deadline.and');
const RECURS = patternNamed('deadline.recurs');
const RECURS_LATER = patternNamed('deadline.recurs-later');
const YEAR_LATER = patternNamed('deadline.year-later');

/** In a text that holds until it is repealed, a day without a year is one of every year. */
export const EVERY_YEAR = 'every year';

/** How a day of every month begins. */
const EVERY_MONTH = '---';

const REACH = 260;

/**
 * A date by which someone must deliver, if the words before it say so. `year` completes a date without one, or is EVERY_YEAR;
 * `last` is the deadline read before, which this date may share its words with ("trước ngày 15/6 và 15/12").
 */
export function deadlineOf(text: string, date: DateHit, year: string | null, last: DeadlineFact | null, rules: Rules): DeadlineFact | null {
  for (const rule of rules.cued(text, date.start)) {
    const cue = rule.cue?.read(text, date.start);
    if (!cue || rule.unlessBefore?.isBefore(text, cue.start) || rule.unlessAfter?.isAt(text, date.end)) continue;
    // its words may reach back over the deadline before it: "sơ kết trong tháng 9/2023, tổng kết trong tháng 6/2025"
    const start = last && last.span.end > cue.start ? skipBlanks(text, behindJoint(text, last, rules)) : cue.start;
    return build(text, date, start, rule, year, last, rules);
  }
  const joint = last && AND(rules).before(text, date.start, last.span.end);
  if (!joint || text.slice(last.span.end, joint.start).trim() !== '') return null;
  const rule = rules.of('deadline').find(({ id }) => id === last.rule);
  return rule ? build(text, date, date.start, rule, year, last, rules) : null;
}

function build(
  text: string,
  date: DateHit,
  start: number,
  { id, spec }: Rule,
  year: string | null,
  last: DeadlineFact | null,
  rules: Rules,
): DeadlineFact {
  const open = date.date.startsWith('-');
  const behind = open ? RECURS(rules).endAt(text, date.end) : -1;
  const later = open ? YEAR_LATER(rules).at(text, date.end)?.group('year') : undefined;
  const recurs =
    open &&
    (date.date.startsWith(EVERY_MONTH) ||
      (year === EVERY_YEAR && later === undefined) ||
      behind >= 0 ||
      RECURS_LATER(rules).isAt(text, date.end) ||
      text.slice(sentenceStart(text, start), start).search(rules.search('deadline.recurs-before')) >= 0);
  const end = recurs && behind >= 0 ? behind : date.end;
  const own = open && !recurs ? (later ?? year) : null;
  const inherits = own !== null;
  return {
    kind: 'deadline',
    text: text.slice(start, end),
    span: { start, end },
    rule: id,
    confidence: inherits ? spec.confidence * 0.8 : spec.confidence,
    date: recurs || (open && !inherits) ? null : inherits ? `${own}${date.date.slice(1)}` : date.date,
    recurs: recurs ? `R/${date.date}` : null,
    task: taskOf(text, { start, end, day: date.start, tells: spec.sets.tells === true }, last, rules),
    inferred: inherits ? ['date'] : [],
  };
}

function sentenceStart(text: string, place: number): number {
  const floor = Math.max(0, place - REACH);
  let start = place;
  while (start > floor && !SENTENCE_ENDS.at(text, start - 1)) start--;
  return start;
}
