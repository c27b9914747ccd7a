import {
  endingNamed,
  isBlankAt,
  isDigitAt,
  isSignAt,
  isUpperAt,
  isWordAt,
  type Rules,
  Signs,
  skipBlanks,
  skipBlanksBack,
  wordsNamed,
} from '../../rules/index.js';
import type { NumberHit } from '../numbers.js';
import { announce, propose } from './announced.js';
import { type DatedDraft, type Draft, reach } from './draft.js';
import { type Head, headOf } from './head.js';
import { tailOf } from './tail.js';

const PINPOINT_JOINT = wordsNamed('pinpoint-joint');
const JOINT_LETTERS = wordsNamed('joint-letters');
const OF_FORM = endingNamed('number.of-form');
const PINPOINT = endingNamed('citation.pinpoint');
const COORDINATION = endingNamed('citation.coordination');

/**
 * Makes a mention of a number, with what stands around it. `previous` is the mention before it in the same
 * paragraph; `list` holds the mentions that are coordinated with it and takes the new one in.
 */
export function numberMention(text: string, hit: NumberHit, floor: number, list: Draft[], rules: Rules): DatedDraft | null {
  const head = headOf(text, hit.start, floor, hit.number.style === 'assembly', rules);
  if (!hit.known && !head.type) return null;
  if (hit.rule.spec.sets.needs_head === true && !head.lead && !head.type) return null;
  if (partOfWord(text, hit.start) || OF_FORM(rules).before(text, hit.start, floor)) return null;
  const tail = tailOf(text, hit.end, JOINT_LETTERS(rules).has(hit.number.type ?? ''), rules);
  const draft: Draft = {
    form: 'number',
    start: head.start,
    end: tail.end,
    rule: hit.rule.id,
    confidence: hit.rule.spec.confidence * (head.type || head.lead ? 1 : 0.9),
    type: head.type,
    number: hit.number,
    serial: hit.number.serial,
    date: tail.date?.date ?? (tail.sameDay ? (list.at(-1)?.date ?? null) : null),
    issuer: head.issuer ?? tail.issuer,
    issuerFrom: head.issuer ? 'head' : tail.issuer ? 'tail' : null,
    title: tail.title,
    named: head.title,
    pinpoint: pinpointBefore(text, head.start, floor, rules),
    shared: [],
    relation: 'mentions',
    nested: false,
    announced: false,
  };
  draft.announced = announce(text, draft, floor, list.at(-1)?.date ?? null, rules);
  propose(text, draft, floor, rules);
  joinList(text, draft, head, list, rules);
  if (tail.date && tail.sameDay) shareDay(list, tail.date.date);
  return { draft, date: tail.date };
}

/** "A1/B2": figures inside a word are no serial. */
const partOfWord = (text: string, start: number): boolean =>
  (isWordAt(text, start - 1) && !isSignAt(text, start - 1, '\u1ed1')) || isSignAt(text, start - 1, '/');

/** A cheap look before the pattern: a figure, a Roman numeral, a letter or "của" stands before. */
function mayEndPinpoint(text: string, start: number, floor: number, rules: Rules): boolean {
  const end = skipBlanksBack(text, start, floor);
  let from = end;
  while (from > floor && isWordAt(text, from - 1)) from--;
  if (end - from <= 1 || isDigitAt(text, end - 1) || isUpperAt(text, end - 1)) return true;
  return PINPOINT_JOINT(rules).has(text, from, end);
}

export function pinpointBefore(text: string, start: number, floor: number, rules: Rules): Draft['pinpoint'] {
  if (!mayEndPinpoint(text, start, floor, rules)) return null;
  const found = PINPOINT(rules).before(text, start, floor);
  return found ? { start: found.start, end: found.start + (found.group('pin') as string).length } : null;
}

/** Shares type and issuer along a coordinated list: a head forwards, a trailing issuer backwards. */
export function joinList(text: string, draft: Draft, head: Pick<Head, 'start'>, list: Draft[], rules: Rules): void {
  const previous = list.at(-1);
  const coordinated = previous !== undefined && separates(text, reach(previous), draft.pinpoint?.start ?? head.start, rules);
  if (!coordinated) list.length = 0;
  else if (previous) {
    if (draft.type === null && agrees(previous, draft, rules)) {
      draft.type = previous.type;
      if (previous.type !== null) draft.shared.push('type');
    }
    if (draft.issuer === null && previous.issuerFrom === 'head' && (draft.shared.includes('type') || sameLetters(previous, draft))) {
      draft.issuer = previous.issuer;
      draft.issuerFrom = 'head';
      draft.shared.push('issuer');
    }
  }
  list.push(draft);
  if (draft.issuerFrom === 'tail') shareBackwards(list);
}

const ENDS = new Signs('.:!?');

function separates(text: string, from: number, to: number, rules: Rules): boolean {
  if (to < from) return true;
  if (to - from > 60) return false;
  for (let at = from; at < to; at++) if (isSignAt(text, at, '\n') || (ENDS.at(text, at) && isBlankAt(text, at + 1))) return false;
  return skipBlanks(text, from) >= to || COORDINATION(rules).before(text, to, from) !== null;
}

const sameLetters = (a: Draft, b: Draft): boolean => a.number !== null && a.number.bodies.join() === b.number?.bodies.join();

/** A shared type must not contradict the letters of the number itself. */
function agrees(previous: Draft, draft: Draft, rules: Rules): boolean {
  const letters = draft.number?.type;
  if (!letters || !previous.type) return true;
  if (previous.number?.type?.toUpperCase() === letters.toUpperCase()) return true;
  return (rules.lexicon.typesBySymbol.get(letters.toUpperCase()) ?? []).some((type) => type.name === previous.type);
}

function shareBackwards(list: readonly Draft[]): void {
  const last = list.at(-1) as Draft;
  for (let i = list.length - 2; i >= 0; i--) {
    const item = list[i] as Draft;
    if (item.issuer !== null || item.number?.bodies.join() !== last.number?.bodies.join()) return;
    item.issuer = last.issuer;
    item.shared.push('issuer');
  }
}

/** "số 318, số 319 và số 320 cùng ngày 08/3/2022": one day for all that give none. */
function shareDay(list: readonly Draft[], date: string): void {
  for (let i = list.length - 2; i >= 0; i--) {
    const item = list[i] as Draft;
    if (item.date !== null) return;
    item.date = date;
    item.shared.push('date');
  }
}
