import type { BodyRef } from '../../model/index.js';
import {
  endingNamed,
  isSignAt,
  isUpperAt,
  isWordAt,
  patternNamed,
  type Rules,
  skipBlanksBack,
  wordStart,
  wordsNamed,
} from '../../rules/index.js';
import { type BodyHit, bodyAt } from '../bodies.js';

const NUMBER_LEAD = wordsNamed('number-lead');
const LEAD = endingNamed('number.lead');
const LAW_IN_GENERAL = endingNamed('citation.law-in-general');
const AMENDING_LAW = patternNamed('citation.amending-law');
const ENACTS = endingNamed('citation.enacts');
const LAW_NAME_END = endingNamed('citation.law-name-end');

/** What stands before a number: the word for the type, perhaps the issuer, "số". */
export interface Head {
  /** Where the citation begins. */
  readonly start: number;
  readonly lead: boolean;
  readonly type: string | null;
  readonly issuer: BodyRef | null;
  readonly title: string | null;
}

const REACH = 160;
const MOST_WORDS = 6;

/** Reads to the left of a number, never beyond `floor`. `law`: the number is of the National Assembly. */
export function headOf(text: string, number: number, floor: number, law: boolean, rules: Rules): Head {
  const lead = mayLead(text, number, floor, rules) ? LEAD(rules).before(text, number, floor) : null;
  const leadStart = lead?.start ?? number;
  const end = trimEnd(text, leadStart, floor);
  const bare: Head = { start: leadStart, lead: lead !== null, type: null, issuer: null, title: null };

  const direct = typeEndingAt(text, end, floor, rules);
  // "Luật Ban hành văn bản quy phạm pháp luật số …": the last word of a name is no type
  const inName = law && direct !== null && !isUpperAt(text, direct.start);
  if (direct && !inName) return { start: direct.start, lead: bare.lead, type: direct.type, issuer: null, title: null };

  const between = isWordAt(text, end - 1) ? issuerEndingAt(text, end, Math.max(floor, end - REACH), rules) : null;
  if (between) {
    const outer = typeEndingAt(text, trimEnd(text, between.of, floor), floor, rules);
    if (outer) return { start: outer.start, lead: bare.lead, type: outer.type, issuer: between.body.ref, title: null };
  }
  const name = law ? lawNameBefore(text, leadStart, floor, rules) : null;
  if (name) return { start: name.start, lead: bare.lead, type: name.type, issuer: null, title: name.title };
  return direct ? { start: direct.start, lead: bare.lead, type: direct.type, issuer: null, title: null } : bare;
}

const NAME_REACH = 240;

/**
 * "Luật Viên chức số 58/2010/QH12": the name begins at the last word for a law, or at the one before it where that law
 * amends the last one ("Luật sửa đổi, bổ sung một số điều của Luật …"), unless the text itself is that amending law.
 */
function lawNameBefore(text: string, end: number, floor: number, rules: Rules): Pick<Head, 'start' | 'type' | 'title'> | null {
  const from = Math.max(floor, end - NAME_REACH);
  const stretch = text.slice(from, end);
  const words = [...stretch.matchAll(rules.search('citation.law-word'))].map((match) => from + match.index);
  const last = words.at(-1);
  if (last === undefined) return null;
  const amending = words.find((start) => AMENDING_LAW(rules).isAt(text, start));
  const enacted = amending !== undefined && ENACTS(rules).isBefore(text, amending);
  const start = amending === undefined || enacted ? last : amending;
  const stop = LAW_NAME_END(rules).before(text, end, start)?.start ?? end;
  const title = text.slice(start, stop);
  if (start === last && rules.search('citation.law-name-break').test(title)) return null;
  return { start, type: rules.lexicon.types.match(text, start)?.value.name ?? null, title };
}

/** A cheap look before the pattern: "số", or a sign that may follow it, stands before. */
export function mayLead(text: string, number: number, floor: number, rules: Rules): boolean {
  let end = skipBlanksBack(text, number, floor);
  if (isSignAt(text, end - 1, ':') || isSignAt(text, end - 1, '.')) end--;
  end = skipBlanksBack(text, end, floor);
  return NUMBER_LEAD(rules).has(text, wordStart(text, end, Math.max(floor, end - 8)), end);
}

function trimEnd(text: string, end: number, floor: number): number {
  const at = skipBlanksBack(text, end, floor);
  return at > floor && isSignAt(text, at - 1, ':') ? skipBlanksBack(text, at - 1, floor) : at;
}

/** The longest name of a type that ends exactly here. */
export function typeEndingAt(text: string, end: number, floor: number, rules: Rules): { start: number; type: string } | null {
  const { types } = rules.lexicon;
  let found: { start: number; type: string } | null = null;
  let at = end;
  for (let words = 0; words < MOST_WORDS && at > floor; words++) {
    const stop = at;
    while (at > floor && isWordAt(text, at - 1)) at--;
    if (at === stop) break;
    if (words === 0 && !types.endsWith(text, at, stop)) return null;
    const hit = types.match(text, at);
    if (hit && hit.end === end) found = { start: at, type: hit.value.name };
    at = skipBlanksBack(text, at, floor);
  }
  return found && LAW_IN_GENERAL(rules).isBefore(text, end) ? null : found;
}

function issuerEndingAt(text: string, end: number, floor: number, rules: Rules): { of: number; body: BodyHit } | null {
  const of = rules.search('citation.of');
  of.lastIndex = floor;
  for (let match = of.exec(text); match && match.index < end; match = of.exec(text)) {
    const body = bodyAt(text, match.index + match[0].length, rules);
    if (body && body.end === end) return { of: match.index, body };
  }
  return null;
}
