import type { BodyRef } from '../../model/index.js';
import { endingNamed, isUpperAt, isWordAt, patternNamed, type Rules, skipBlanksBack, symbolKey } from '../../rules/index.js';
import { type BodyHit, bodyAt } from '../bodies.js';
import { dateAt } from '../dates.js';
import type { Draft } from './draft.js';

const ANNOUNCES = endingNamed('relation.announces');
const ACTED_AT = endingNamed('citation.acted-at');
const AT = endingNamed('citation.at');
const PROPOSED_BY = endingNamed('citation.proposed-by');
const UNKNOWN = patternNamed('body.unknown');
const UNDER = endingNamed('citation.under');
const SAME_DAY = endingNamed('relation.same-day');

const REACH = 180;

/**
 * "Ngày 24/8/2022, UBND tỉnh Hòa Bình ban hành Kế hoạch số …": day and issuer stand before what they issued.
 * `last`: the date of the document told of before it ("cùng ngày, …").
 */
export function announce(text: string, draft: Draft, floor: number, last: string | null, rules: Rules): boolean {
  const end = skipBlanksBack(text, draft.start, floor);
  let word = end;
  while (word > floor && isWordAt(text, word - 1)) word--;
  if (word === end || !rules.isWord('announcing', text, word, end)) return false;
  const verb = ANNOUNCES(rules).before(text, draft.start, floor);
  if (!verb) return false;
  const from = Math.max(floor, draft.start - REACH);
  const stop = verb.start;
  const body = bodyEndingAt(text, from, stop, rules);
  if (!body || contradicts(body.ref, draft, rules)) return false;
  draft.issuer ??= body.ref;
  draft.issuerFrom ??= 'head';
  if (SAME_DAY(rules).isBefore(text, body.start)) draft.date ??= last;
  for (const day of text.slice(from, body.start).matchAll(rules.search('relation.announced-on'))) {
    const date = dateAt(text, from + day.index + day[0].length, rules);
    if (date && !date.date.startsWith('-') && /^[\s,]*$/.test(text.slice(date.end, body.start))) draft.date ??= date.date;
  }
  return true;
}

/** "Sở Nội vụ công bố Quyết định số 871/QĐ-UBND": the letters of the number name who issued it. */
function contradicts(body: BodyRef, { number }: Draft, { lexicon }: Rules): boolean {
  const [letters] = number?.bodies ?? [];
  const named = letters === undefined ? undefined : lexicon.bodiesBySymbol.get(symbolKey(letters));
  return body.known && named !== undefined && !named.some((one) => one.name === body.name);
}

/** "Chủ tịch UBND tỉnh phê duyệt tại Quyết định số …": who acts issued the document in which it is done. */
function actor(text: string, draft: Draft, floor: number, rules: Rules): BodyRef | null {
  const act = ACTED_AT(rules).before(text, draft.start, floor);
  const body = act && bodyEndingAt(text, Math.max(floor, act.start - REACH), act.start, rules)?.ref;
  return body && !contradicts(body, draft, rules) ? body : null;
}

/** "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …": who proposes issued the proposal. */
function proposer(text: string, draft: Draft, floor: number, rules: Rules): BodyRef | null {
  const at = AT(rules).before(text, draft.start, floor);
  if (!at) return framed(text, draft, floor, rules);
  const body = bodyEndingAt(text, Math.max(floor, at.start - REACH), at.start, rules);
  return (
    (body && innerOf(text, body, floor, rules))?.ref ??
    body?.ref ??
    localBody(text, draft, floor, at.start, rules) ??
    framed(text, draft, floor, rules)
  );
}

/** "đề nghị của Cục trưởng Cục Giám sát quản lý về hải quan tại Tờ trình số …": both ends of a name that no register has. */
function framed(text: string, draft: Draft, floor: number, rules: Rules): BodyRef | null {
  const name = PROPOSED_BY(rules).before(text, draft.start, floor)?.group('body')?.replace(/\s+/g, ' ');
  if (name === undefined) return null;
  const known = bodyAt(name, 0, rules);
  if (known?.end === name.length) return contradicts(known.ref, draft, rules) ? null : known.ref;
  const office = rules.lexicon.offices.match(name, 0);
  const own = office ? name.slice(office.end).trim() : name;
  if (!UNKNOWN(rules).isAt(own, 0)) return null;
  return { office: office?.value ?? null, name: own, known: false, level: null, place: null, province: null };
}

/** "Ban Thi đua - Khen thưởng thuộc Sở Nội vụ": the body that speaks, where another one is named only to say whose it is. */
function innerOf(text: string, { start }: BodyHit, floor: number, rules: Rules): BodyHit | null {
  const under = UNDER(rules).before(text, start, floor);
  return under && bodyEndingAt(text, Math.max(floor, under.start - REACH), under.start, rules);
}

/** Takes the issuer from who proposes or acts in the document. */
export function propose(text: string, draft: Draft, floor: number, rules: Rules): void {
  if (draft.issuer) return;
  const body = actor(text, draft, floor, rules) ?? proposer(text, draft, floor, rules);
  if (!body) return;
  draft.issuer = body;
  draft.issuerFrom = 'head';
}

/** "cách làm của huyện Tuy An tại Kế hoạch số 97/KH-UBND": the place is named, and the letters of the number tell the body. */
function localBody(text: string, { number }: Draft, floor: number, stop: number, rules: Rules): BodyRef | null {
  const { bodiesBySymbol, levels } = rules.lexicon;
  const [letters] = number?.bodies ?? [];
  const body = letters === undefined ? undefined : bodiesBySymbol.get(symbolKey(letters))?.[0];
  if (body?.level !== 'local' || body.place !== 'after') return null;
  for (let at = Math.max(floor, stop - LONGEST_PLACE); at < stop; at++) {
    if (isWordAt(text, at - 1) || !levels.match(text, at)) continue;
    const named = `${body.name} ${text.slice(at, stop)}`;
    const hit = bodyAt(named, 0, rules);
    if (hit?.ref.place && hit.end === named.length) return hit.ref;
  }
  return null;
}
const LONGEST_PLACE = 40;

export function bodyEndingAt(text: string, from: number, stop: number, rules: Rules): BodyHit | null {
  for (let at = from; at < stop; at++) {
    if (!isUpperAt(text, at) || isWordAt(text, at - 1)) continue;
    const body = bodyAt(text, at, rules);
    if (body && body.end <= stop && stop - body.end <= 1) return body;
  }
  return null;
}
