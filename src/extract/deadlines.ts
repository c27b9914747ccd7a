import type { DeadlineFact } from '../model/index.js';
import { endingNamed, patternNamed, type Rules, Signs } from '../rules/index.js';
import type { DateHit } from './dates.js';

const AND = endingNamed('deadline.and');
const RECURS = patternNamed('deadline.recurs');
const RECURS_LATER = patternNamed('deadline.recurs-later');
const YEAR_LATER = patternNamed('deadline.year-later');
const TASK_BEHIND = patternNamed('deadline.task-behind');

/** In a text that holds until it is repealed, a day without a year is one of every year. */
export const EVERY_YEAR = 'every year';

const TASK = 260;

/**
 * A date by which someone must deliver, if the words before it say so. `year` completes a date without one, or is EVERY_YEAR;
 * `last` is the deadline read before, which this date may share its words with ("trước ngày 15/6 và 15/12").
 */
export function deadlineOf(text: string, date: DateHit, year: string | null, last: DeadlineFact | null, rules: Rules): DeadlineFact | null {
  for (const rule of rules.cued(text, date.start)) {
    const cue = rule.cue?.read(text, date.start);
    if (!cue || rule.unlessBefore?.isBefore(text, cue.start) || rule.unlessAfter?.isAt(text, date.end)) continue;
    return build(text, date, cue.start, rule.id, rule.spec.confidence, year, rules);
  }
  const joint = last && AND(rules).before(text, date.start, last.span.end);
  if (!joint || text.slice(last.span.end, joint.start).trim() !== '') return null;
  return build(text, date, date.start, last.rule, last.confidence, year, rules);
}

function build(
  text: string,
  date: DateHit,
  start: number,
  rule: string,
  confidence: number,
  year: string | null,
  rules: Rules,
): DeadlineFact {
  const clause = clauseStart(text, start);
  const open = date.date.startsWith('-');
  const behind = open ? RECURS(rules).endAt(text, date.end) : -1;
  const later = open ? YEAR_LATER(rules).at(text, date.end)?.group('year') : undefined;
  const recurs =
    open &&
    ((year === EVERY_YEAR && later === undefined) ||
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
    rule,
    confidence: inherits ? confidence * 0.8 : confidence,
    date: recurs || (open && !inherits) ? null : inherits ? `${own}${date.date.slice(1)}` : date.date,
    recurs: recurs ? `R/${date.date}` : null,
    task: taskOf(text, clause, start) ?? (TASK_BEHIND(rules).at(text, end)?.group('task')?.replace(/\s+/g, ' ').trim() || null),
    inferred: inherits ? ['date'] : [],
  };
}

const SIGNS = new Signs(' \t\n,;.:()-');

function taskOf(text: string, from: number, to: number): string | null {
  let [start, end] = [from, to];
  while (start < end && SIGNS.at(text, start)) start++;
  while (end > start && SIGNS.at(text, end - 1)) end--;
  const task = text.slice(start, end);
  return (/\n| {2}/.test(task) ? task.replace(/\s+/g, ' ') : task) || null;
}

/** The task is what stands before the deadline in its clause. */
const clauseStart = (text: string, place: number): number => startBehind(CLAUSE_ENDS, text, place);
const sentenceStart = (text: string, place: number): number => startBehind(SENTENCE_ENDS, text, place);

function startBehind(ends: Signs, text: string, place: number): number {
  let start = place;
  const floor = Math.max(0, place - TASK);
  while (start > floor && !ends.at(text, start - 1)) start--;
  return start;
}
const CLAUSE_ENDS = new Signs('.;:\n');
const SENTENCE_ENDS = new Signs('.\n');
