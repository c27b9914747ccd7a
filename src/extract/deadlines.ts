import type { DeadlineFact } from '../model/index.js';
import { type Rules, Signs, skipBlanksBack, wordStart } from '../rules/index.js';
import type { DateHit } from './dates.js';

const TASK = 260;

/** A date by which someone must deliver, if the words before it say so. `year` completes a date without one. */
export function deadlineOf(text: string, date: DateHit, year: string | null, rules: Rules): DeadlineFact | null {
  if (!mayLimit(text, date.start, rules)) return null;
  for (const rule of rules.of('deadline')) {
    const cue = rule.cue?.before(text, date.start);
    if (!cue || rule.unlessBefore?.isBefore(text, cue.start) || rule.unlessAfter?.isAt(text, date.end)) continue;
    return build(text, date, cue.start, rule.id, rule.spec.confidence, year, rules);
  }
  return null;
}

/** A cheap look before the patterns: the word before the day ("trước ngày") is one of few. */
function mayLimit(text: string, start: number, rules: Rules): boolean {
  const floor = Math.max(0, start - LONGEST);
  const end = skipBlanksBack(text, start, floor);
  const near = wordStart(text, end, floor);
  if (rules.isWord('deadline-joint', text, near, end)) return true;
  if (!rules.isWord('day', text, near, end)) return false;
  const before = skipBlanksBack(text, near, floor);
  return rules.isWord('deadline-joint', text, wordStart(text, before, floor), before);
}
const LONGEST = 24;

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
  const behind = open ? rules.pattern('deadline.recurs').endAt(text, date.end) : -1;
  const recurs = open && (behind >= 0 || text.slice(clause, start).search(rules.search('deadline.recurs-before')) >= 0);
  const end = recurs && behind >= 0 ? behind : date.end;
  const inherits = open && !recurs && year !== null;
  return {
    kind: 'deadline',
    text: text.slice(start, end),
    span: { start, end },
    rule,
    confidence: inherits ? confidence * 0.8 : confidence,
    date: recurs || (open && !inherits) ? null : inherits ? `${year}${date.date.slice(1)}` : date.date,
    recurs: recurs ? `R/${date.date}` : null,
    task: taskOf(text, clause, start),
    inferred: inherits ? ['date'] : [],
  };
}

const SIGNS = new Signs(' \t\n,;.:()-');

function taskOf(text: string, from: number, to: number): string | null {
  let [start, end] = [from, to];
  while (start < end && SIGNS.at(text, start)) start++;
  while (end > start && SIGNS.at(text, end - 1)) end--;
  const task = text.slice(start, end);
  return (task.includes('\n') ? task.replace(/\s+/g, ' ') : task) || null;
}

/** The task is what stands before the deadline in its clause. */
function clauseStart(text: string, place: number): number {
  let start = place;
  const floor = Math.max(0, place - TASK);
  while (start > floor && !CLAUSE_ENDS.at(text, start - 1)) start--;
  return start;
}
const CLAUSE_ENDS = new Signs('.;:\n');
