import { endingNamed, isBlankAt, isDigitAt, isSignAt, patternNamed, type Rules, wordEnd } from '../../rules/index.js';
import { dateAt } from '../dates.js';
import type { Draft } from './draft.js';
import { pinpointBefore } from './number.js';
import { titleEnd } from './tail.js';

const LAW_TAIL = patternNamed('citation.law-tail');
const LAW_DAY = endingNamed('citation.law-day');

const NAME_REACH = 240;

/**
 * A law cited by name with its date or year. `start` is where "Luật" stands. Names of the register are read
 * to their end; of an unknown name, whatever stands up to the date.
 */
export function lawMention(text: string, start: number, floor: number, rules: Rules): Draft | null {
  const known = rules.lexicon.laws.match(text, start);
  const tail =
    (known && (tailAt(text, known.end, rules) ?? dayBefore(text, start, known.end, floor, rules))) ?? unknownTail(text, start, rules);
  if (!tail) return null;
  const name = text.slice(start, tail.nameEnd).replace(/[\s,]+$/, '');
  return {
    form: 'law',
    start,
    end: tail.end,
    rule: 'citation.law',
    confidence: known ? 0.95 : 0.7,
    type: rules.lexicon.types.match(text, start)?.value.name ?? null,
    number: null,
    serial: null,
    date: tail.date,
    issuer: null,
    issuerFrom: null,
    title: null,
    named: name,
    pinpoint: pinpointBefore(text, start, floor, rules),
    shared: [],
    relation: 'mentions',
    nested: false,
    announced: false,
  };
}

interface LawTail {
  readonly nameEnd: number;
  readonly end: number;
  /** A day, or only a year. */
  readonly date: string;
}

function tailAt(text: string, nameEnd: number, rules: Rules): LawTail | null {
  const match = LAW_TAIL(rules).at(text, nameEnd);
  if (!match) return null;
  const { end } = match;
  const year = match.group('year');
  if (year) return { nameEnd, end, date: year };
  const date = dateAt(text, firstDigit(text, end), rules);
  return date && !date.date.startsWith('-') ? { nameEnd, end: date.end, date: date.date } : null;
}

function dayBefore(text: string, start: number, nameEnd: number, floor: number, rules: Rules): LawTail | null {
  const lead = LAW_DAY(rules).before(text, start, floor);
  const date = lead && dateAt(text, firstDigit(text, lead.start), rules);
  return date ? { nameEnd, end: nameEnd, date: date.date } : null;
}

/** "June 19, 2015": the figures stand behind the name of the month. */
function firstDigit(text: string, from: number): number {
  let at = from;
  while (at < from + 12 && !isDigitAt(text, at)) at++;
  return at;
}

/** The first date behind the name, if no other document begins before it. */
function unknownTail(text: string, start: number, rules: Rules): LawTail | null {
  const first = wordEnd(text, start) + 1;
  if (rules.isWord('law-break', text, first, wordEnd(text, first))) return null;
  const limit = titleEnd(text, first, start + NAME_REACH, rules);
  for (let at = first; at < limit; at++) {
    if (isDigitAt(text, at) || isSignAt(text, at, ')') || isSignAt(text, at, '(')) return null;
    if (!isBlankAt(text, at)) continue;
    const tail = tailAt(text, at, rules);
    if (tail) return tail;
    if (rules.isWord('law-break', text, at + 1, wordEnd(text, at + 1))) return null;
  }
  return null;
}
