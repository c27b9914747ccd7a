import type { DeadlineFact, Span } from '../model/index.js';
import { endingNamed, isDigitAt, isLowerAt, isSignAt, isWordAt, patternNamed, type Rules, Signs, wordStart } from '../rules/index.js';
import { CLAUSE_ENDS, isEnd } from './clauses.js';

const TIME = endingNamed('deadline.time-words');
const JOINT = patternNamed('deadline.joint');
const ITEM = patternNamed('deadline.item');
const NO_TASK = patternNamed('deadline.no-task');
const BEHIND = patternNamed('deadline.task-behind');

const REACH = 260;
/** So few words behind a colon go on with what stands before it: "Đăng ký thi đua: hoàn thành trước ngày …". */
const SHORT = 24;
const SIGNS = new Signs(' \t\n,;.:()-');

/** A limit in a text: the words that make it one, and where its day begins. */
export interface Limit extends Span {
  readonly day: number;
  /** Its words tell what is to be done too ("trình UBND tỉnh trong tháng 8"). */
  readonly tells: boolean;
}

/**
 * What is to be done by a day: it stands before the limit in its clause, or behind it where the limit stands first.
 * `last` is the deadline read before, whose task holds for a second day too ("… trước ngày 15/6 và 15/12").
 */
export function taskOf(text: string, limit: Limit, last: DeadlineFact | null, rules: Rules): string | null {
  const clause = clauseStart(text, limit.start, rules);
  const end = (limit.tells && TIME(rules).before(text, limit.day, limit.start)?.start) || limit.start;
  const shared = last !== null && last.span.start >= clause && last.span.end <= limit.start ? last : null;
  const from = shared ? behindJoint(text, shared, rules) : clause;
  const own = trimmed(text, ITEM(rules).endAt(text, from), from, end);
  if (shared && own === null) return shared.task;
  if (own === null || NO_TASK(rules).endAt(own, 0) >= own.length)
    return BEHIND(rules).at(text, limit.end)?.group('task')?.replace(/\s+/g, ' ').trim() || own;
  const above = !shared && goesOn(text, clause, own, rules) ? clauseStart(text, clause - 1, rules) : clause;
  const lead = above < clause ? trimmed(text, ITEM(rules).endAt(text, above), above, clause - 1) : null;
  return lead ? `${lead}${text[clause - 1]} ${own}` : own;
}

/** Behind a deadline and what joins the next one to it. */
export const behindJoint = (text: string, { span }: DeadlineFact, rules: Rules): number =>
  Math.max(span.end, JOINT(rules).endAt(text, span.end));

/** Few words behind a colon, and a bare verb behind a semicolon: "xây dựng phương án; hoàn thành trước ngày …". */
const goesOn = (text: string, clause: number, own: string, rules: Rules): boolean =>
  (isSignAt(text, clause - 1, ':') && own.length < SHORT) || (isSignAt(text, clause - 1, ';') && rules.isWord('finishing', own));

/** A stretch on one line, without the sign of an item before it and signs at either end; a bracket that opens in it is closed. */
function trimmed(text: string, behindItem: number, from: number, to: number): string | null {
  let [start, end] = [Math.max(behindItem, from), to];
  while (start < end && SIGNS.at(text, start)) start++;
  while (end > start && SIGNS.at(text, end - 1)) end--;
  if (!tells(text, start, end)) return null;
  const stretch = text.slice(start, end);
  const words = stretch.includes('\n') || stretch.includes('  ') ? stretch.replace(/\s+/g, ' ') : stretch;
  return isSignAt(text, end, ')') && words.lastIndexOf('(') > words.lastIndexOf(')') ? `${words})` : words;
}

/** Figures and single letters tell no task. */
function tells(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (isLowerAt(text, at) && isWordAt(text, at - 1) && !isDigitAt(text, at - 1)) return true;
  return false;
}

function clauseStart(text: string, place: number, rules: Rules): number {
  const floor = Math.max(0, place - REACH);
  let start = place;
  while (start > floor && !endsClause(text, start - 1, rules)) start--;
  if (start === floor) while (start < place && isWordAt(text, start - 1)) start++;
  return start;
}

/** "No. 1068/QD-TTg" ends nothing. */
const endsClause = (text: string, at: number, rules: Rules): boolean =>
  isSignAt(text, at, ':') ||
  (isEnd(text, at, CLAUSE_ENDS) && !(isSignAt(text, at, '.') && rules.isWord('number-lead', text, wordStart(text, at, 0), at)));
