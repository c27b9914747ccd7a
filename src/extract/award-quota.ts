import type { Span } from '../model/index.js';
import {
  endingNamed,
  isDigitAt,
  isLowerAt,
  isSignAt,
  isWordAt,
  patternNamed,
  type Rules,
  skipBlanks,
  skipBlanksBack,
  wordEnd,
  wordStart,
  wordsNamed,
} from '../rules/index.js';
import type { Bound, Quota } from './award-parts.js';

const YEAR = wordsNamed('year');
const FILLER = wordsNamed('award-filler');
const PAPER_UNIT = wordsNamed('paper-unit');
const SIZE_UNIT = wordsNamed('size-unit');
const PERSON = wordsNamed('person');
const AT_LEAST = endingNamed('award.at-least');
const AT_MOST = endingNamed('award.at-most');
const BARE_COUNT = patternNamed('award.bare-count');
const BEFORE_WORD = endingNamed('award.before-word');
const COUNT = patternNamed('award.count');
const DELEGATE = patternNamed('award.delegate');
const FOR_ONE = endingNamed('award.for-one');
const JOINT = patternNamed('award.joint');
const LIST = endingNamed('award.list');
const NAMED_BEFORE = endingNamed('award.named-before');
const NUMBER_WORD = endingNamed('award.number-word');
const PAPERS = endingNamed('award.papers');
const RANGE_BEFORE = endingNamed('award.range-before');
const SIZE = endingNamed('award.size');
const SIZED = patternNamed('award.sized');

/** Reads a count of recipients whose figures begin at `start` ("02 tập thể", "mười (10) cá nhân", "Tập thể: 02"). */
export function quotaAt(text: string, start: number, floor: number, limit: number, rules: Rules): Quota | null {
  if (isDigitAt(text, start - 2) && (isSignAt(text, start - 1, ',') || isSignAt(text, start - 1, '.'))) return null;
  if (isYear(text, start, rules) || (isSignAt(text, start - 1, '/') && !isLowerAt(text, start - 2)) || SIZE(rules).isBefore(text, start))
    return null;
  if (!mayCount(text, start, rules)) return namedBefore(text, start, floor, limit, rules);
  const count = COUNT(rules).at(text, start);
  if (!count) return namedBefore(text, start, floor, limit, rules);
  const bracketed = isSignAt(text, start - 1, '(');
  const word = bracketed ? NUMBER_WORD(rules).before(text, start, floor) : null;
  // "(1) …" is the number of an item
  if (bracketed && !word && isSignAt(text, start + (count.group('min') as string).length, ')')) return null;
  const percent = count.group('percent') !== undefined;
  const who = recipientsAt(text, count.end, limit, percent, rules) ?? (percent ? holdersAt(text, count.end, limit, rules) : null);
  if (who && SIZE_UNIT(rules).has(who.name) && SIZED(rules).isAt(text, who.end)) return null;
  const named = who && PERSON(rules).has(who.name) ? namedBefore(text, start, floor, limit, rules) : null;
  if (named) return named;
  if (who && PAPER_UNIT(rules).has(who.name) && PAPERS(rules).isBefore(text, start)) return null;
  if (!who) return namedBefore(text, start, floor, limit, rules);
  const label = percent ? labelBefore(text, start, floor, rules) : null;
  const min = numberOf(count.group('min') as string);
  const max = count.group('max');
  const from = word && max === undefined ? RANGE_BEFORE(rules).before(text, word.start, floor) : null;
  return {
    start: label?.start ?? from?.start ?? word?.start ?? start,
    end: who.end,
    min: from ? numberOf(from.group('min') as string) : min,
    max: max ? numberOf(max) : min,
    percent,
    recipient: label?.name ?? who.name,
    bound: label && boundBefore(text, start, label.start, rules),
  };
}

interface Label {
  readonly name: string;
  readonly start: number;
}

/** The recipient that stands before its count. */
function recipientBefore(text: string, start: number, floor: number, rules: Rules): Label | null {
  const lead = NAMED_BEFORE(rules).before(text, start, floor);
  const who = lead && rules.lexicon.recipients.match(text, lead.start);
  return who ? { name: who.value, start: lead.start } : null;
}

/** "Tập thể: không quá 10% tổng số công đoàn cơ sở": a share is told of others than those who are given it. */
function labelBefore(text: string, start: number, floor: number, rules: Rules): Label | null {
  const label = recipientBefore(text, start, floor, rules);
  // "Chiến sĩ thi đua cơ sở: không quá 15% …" names a title
  return label && !isWordAt(text, skipBlanksBack(text, label.start, floor) - 1) ? label : null;
}

/** Counts in words alone ("tám tập thể"); one, too often an article, counts only behind what is given. */
export function quotasInWords(text: string, { start, end }: Span, rules: Rules): Quota[] {
  const quotas: Quota[] = [];
  for (let at = start; at < end; at++) {
    if (!isWordAt(text, at) || isWordAt(text, at - 1)) continue;
    const number = rules.lexicon.numbers.match(text, at);
    if (!number || !(number.value < 2 ? FOR_ONE : BEFORE_WORD)(rules).isBefore(text, at)) continue;
    const who = recipientsAt(text, skipBlanks(text, number.end), end, false, rules);
    if (!who || PAPER_UNIT(rules).has(who.name)) continue;
    quotas.push({ start: at, end: who.end, min: number.value, max: number.value, percent: false, recipient: who.name, bound: null });
    at = who.end;
  }
  return quotas;
}

/** "1.200", "0,5". */
const numberOf = (figures: string): number => Number(figures.replace('.', '').replace(',', '.'));

/** "tổng kết năm 2008 huyện Trà Ôn được đề nghị" */
function isYear(text: string, start: number, rules: Rules): boolean {
  if (!isDigitAt(text, start + 3) || isDigitAt(text, start + 4)) return false;
  const end = skipBlanksBack(text, start, 0);
  return YEAR(rules).has(text, wordStart(text, end, 0), end);
}

/** A cheap look before the pattern: a recipient, or a word or sign that may stand before one. */
function mayCount(text: string, start: number, rules: Rules): boolean {
  let at = start;
  while (isDigitAt(text, at) || isSignAt(text, at, '.')) at++;
  at = skipBlanks(text, at);
  const end = wordEnd(text, at);
  if (end === at) return true;
  return rules.lexicon.recipients.beginsWith(text, at, end) || FILLER(rules).has(text, at, end);
}

/** "20 xã, phường, thị trấn" */
const MOST_JOINT = 4;

interface Recipients {
  readonly name: string;
  readonly end: number;
}

/** A share of those who take part is one all the same. */
export function recipientsAt(text: string, start: number, limit: number, percent: boolean, rules: Rules): Recipients | null {
  const { recipients } = rules.lexicon;
  const first = recipients.match(text, start);
  if (!first || first.end > limit || isWordAt(text, first.end)) return null;
  const names = [first.value];
  let { end } = first;
  while (names.length < MOST_JOINT) {
    const and = JOINT(rules).endAt(text, end);
    const next = and < 0 ? null : recipients.match(text, and);
    if (!next || names.includes(next.value) || next.end > limit) break;
    names.push(next.value);
    end = next.end;
  }
  if (!percent && DELEGATE(rules).isAt(text, end)) return null;
  return { name: names.join(', '), end };
}

/** A title says by itself who holds it: "15% trong số Lao động tiên tiến". */
function holdersAt(text: string, start: number, limit: number, rules: Rules): Recipients | null {
  const title = rules.lexicon.awardForms.match(text, start);
  if (!title || title.end > limit) return null;
  const role = ['one', 'many'].find((holder) => rules.isWord(`title-of-${holder}`, title.value));
  const name = role ? rules.word(`holder-of-${role}`) : null;
  return name ? { name, end: start } : null;
}

/** "Tập thể: 02", "cá nhân (05)": the recipient stands before its count. */
function namedBefore(text: string, start: number, floor: number, limit: number, rules: Rules): Quota | null {
  const label = recipientBefore(text, start, floor, rules);
  const count = label && BARE_COUNT(rules).at(text, start);
  if (!count || count.end > limit) return null;
  const min = numberOf(count.group('min') as string);
  const max = count.group('max');
  return {
    start: label.start,
    end: skipBlanksBack(text, count.end, start),
    min,
    max: max ? numberOf(max) : min,
    percent: count.group('percent') !== undefined,
    recipient: label.name,
    bound: boundBefore(text, NUMBER_WORD(rules).before(text, start, label.start)?.start ?? start, label.start, rules),
  };
}

/** The bound of each count: it stands before it, or before the first count of its list. */
export function boundsOf(text: string, quotas: readonly Quota[], floor: number, rules: Rules): (Bound | null)[] {
  let bound: Bound | null = null;
  return quotas.map(({ start, bound: own }) => {
    const said = own ?? boundBefore(text, start, floor, rules);
    bound = said ?? (bound !== null && LIST(rules).before(text, start, floor) ? bound : null);
    return bound;
  });
}

/** The bound that stands right before a count. */
function boundBefore(text: string, start: number, floor: number, rules: Rules): Bound | null {
  if (AT_MOST(rules).before(text, start, floor)) return 'max';
  return AT_LEAST(rules).before(text, start, floor) ? 'min' : null;
}
