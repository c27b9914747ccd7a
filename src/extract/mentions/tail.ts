import type { BodyRef, Span } from '../../model/index.js';
import { isBlankAt, isDigitAt, isSignAt, isUpperAt, patternNamed, type Rules, skipBlanksBack } from '../../rules/index.js';
import { bodyAt } from '../bodies.js';
import { type DateHit, dateAt } from '../dates.js';

const AND_BODY = patternNamed('citation.and-body');
const BY = patternNamed('citation.by');
const KIND_ALONE = patternNamed('body.kind-alone');
const SAME_DAY = patternNamed('date.same-day');
const TERM = patternNamed('citation.term');
const TITLE_END = patternNamed('citation.title-end');
const TITLE_START = patternNamed('citation.title-start');

/** What stands behind a number: date and issuer in either order, then the title. */
export interface Tail {
  /** Behind the last of date and issuer: where the citation ends. */
  readonly end: number;
  readonly date: DateHit | null;
  /** Of the day of the document before it; or, with a date, of one day with those before it. */
  readonly sameDay: boolean;
  readonly issuer: BodyRef | null;
  /** The stretch of the title; its text begins with the words that open it. */
  readonly title: Span | null;
}

const LEADS = [patternNamed('date.lead'), patternNamed('date.blank-lead')];
const TITLE_REACH = 420;

/** `joint`: the number is one of a joint document, so several bodies may be named. */
export function tailOf(text: string, numberEnd: number, joint: boolean, rules: Rules): Tail {
  let end = numberEnd;
  let date: DateHit | null = null;
  let sameDay = false;
  let issuer: BodyRef | null = null;
  for (let step = 0; step < 3; step++) {
    if (!date && !sameDay) {
      date = dateBehind(text, end, rules);
      const same = SAME_DAY(rules).endAt(text, end);
      sameDay = same > end;
      if (date || sameDay) {
        end = date ? date.end : same;
        continue;
      }
    }
    if (!issuer) {
      const body = issuerBehind(text, end, rules);
      if (body) {
        issuer = body.ref;
        end = joint ? lastBodyEnd(text, body.end, rules) : body.end;
        continue;
      }
    }
    break;
  }
  return { end, date, sameDay, issuer, title: titleBehind(text, end, rules) };
}

/** A date that follows a number, with or without "ngày". */
export function dateBehind(text: string, end: number, rules: Rules): DateHit | null {
  for (const lead of LEADS) {
    const figures = lead(rules).endAt(text, end);
    if (figures <= end || (!isDigitAt(text, figures) && !isUpperAt(text, figures)) || crossesCell(text, end, figures)) continue;
    const place = isDigitAt(text, figures) ? figures : nextDigit(text, figures);
    const date = place === null ? null : dateAt(text, place, rules);
    if (date && !date.date.startsWith('-')) return date;
  }
  return null;
}

/** What stands in the next cell of a table belongs to no citation in this one. */
function crossesCell(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isSignAt(text, at, '\t')) return true;
  return false;
}

/** "May 11, 2022": the figures stand behind the name of the month. */
function nextDigit(text: string, from: number): number | null {
  for (let i = from; i < from + 12; i++) if (isDigitAt(text, i)) return i;
  return null;
}

function issuerBehind(text: string, end: number, rules: Rules): { ref: BodyRef; end: number } | null {
  const by = BY(rules).endAt(text, end);
  if (by < 0 || crossesCell(text, end, by)) return null;
  const body = bodyAt(text, by, rules);
  if (!body) return kindAlone(text, by, rules);
  const term = TERM(rules).endAt(text, body.end);
  return { ref: body.ref, end: term < 0 ? body.end : skipBlanksBack(text, term, body.end) };
}

/** "của Giám đốc Sở": whose department it is the whole document tells. */
function kindAlone(text: string, at: number, rules: Rules): { ref: BodyRef; end: number } | null {
  const alone = KIND_ALONE(rules).at(text, at);
  if (!alone) return null;
  const ref = {
    office: alone.group('office') ?? null,
    name: alone.group('kind') as string,
    known: false,
    level: null,
    place: null,
    province: null,
  };
  return { ref, end: alone.end };
}

/** Behind the last of the bodies that a joint document names: "của Bộ Tài chính và Bộ Giáo dục và Đào tạo". */
function lastBodyEnd(text: string, first: number, rules: Rules): number {
  let end = first;
  for (;;) {
    const next = AND_BODY(rules).endAt(text, end);
    const body = next < 0 ? null : bodyAt(text, next, rules);
    if (!body?.ref.known) return end;
    end = body.end;
  }
}

/** Where the title that begins at `start` ends, `limit` at the latest. */
export function titleEnd(text: string, start: number, limit: number, rules: Rules): number {
  const stops = rules.search('citation.title-stop');
  const closes = TITLE_END(rules);
  stops.lastIndex = start;
  for (let stop = stops.exec(text); stop && stop.index < limit; stop = stops.exec(text)) {
    if (closes.isAt(text, stop.index)) return skipBlanksBack(text, stop.index, start);
  }
  return Math.min(text.length, limit);
}

function titleBehind(text: string, end: number, rules: Rules): Span | null {
  if (!TITLE_START(rules).isAt(text, end)) return null;
  let start = end;
  while (isSignAt(text, start, ',') || isBlankAt(text, start)) start++;
  return { start, end: titleEnd(text, start, start + TITLE_REACH, rules) };
}
