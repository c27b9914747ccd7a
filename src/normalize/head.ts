import type { Span } from '../model/index.js';
import { endingNamed, isUpperAt, patternNamed } from '../rules/index.js';
import { type At, firstOf, type Layout, lengthOf, type Mark } from './layout.js';

/** How far into a document its head can reach, in lines. Gazette pages put some forty before it. */
const HEAD_LINES = 70;
const MOST_TITLE = 900;

const ADDRESSEES = patternNamed('layout.addressees');
const BASIS = patternNamed('layout.basis');
const BODY_LINE = patternNamed('layout.body-line');
const DISPATCH_SUBJECT = patternNamed('layout.dispatch-subject');
const ENACTING_BODY = patternNamed('layout.enacting-body');
const ENACTOR_LINE = patternNamed('layout.enactor-line');
const LIST_ITEM = patternNamed('layout.list-item');
const NUMBER_LINE = patternNamed('layout.number-line');
const OWN_NUMBER_LINE = patternNamed('layout.own-number-line');
const PARTY_MOTTO = patternNamed('layout.party-motto');
const POSITION = patternNamed('layout.position');
const RULE_LINE = patternNamed('layout.rule-line');
const TITLE_GOES_ON = patternNamed('layout.title-goes-on');
const TITLE_UNFINISHED = endingNamed('layout.title-unfinished');
const TYPE_AND_TITLE = patternNamed('layout.type-and-title');
const TYPE_LINE = patternNamed('layout.type-line');

/** Letterhead, title and legal bases. Returns the first line that is none of them. */
export function markHead(count: number, at: At, layout: Layout, mark: Mark): number {
  const limit = Math.min(count, HEAD_LINES);
  let official = false;
  let motto = false;
  let numbered = -1;
  let title = -1;
  // some plans have the subject of a dispatch under their number, and their type and title all the same
  let subject = -1;
  for (let k = 0; k < limit && title < 0; k++) {
    const line = at(k) as Span;
    if (subject >= 0 && (k > subject + MOST_BEHIND_SUBJECT || layout.is(ADDRESSEES, line))) break;
    if (layout.hasMotto(line) || layout.is(PARTY_MOTTO, line)) official = motto = true;
    if (layout.is(NUMBER_LINE, line) && (lengthOf(line) < MOST_NUMBER || layout.isPlaceAndDate(line))) {
      official = true;
      if (numbered < 0) numbered = k;
    }
    if (layout.isPlaceAndDate(line) && !layout.is(BASIS, line)) official = true;
    if (layout.is(TYPE_LINE, line) && (layout.isCapitals(line) || official || numberFollows(k, at, layout))) title = k;
    else if (official && layout.is(TYPE_AND_TITLE, line) && layout.isCapitals(line)) title = k;
    else if (layout.is(DISPATCH_SUBJECT, line) && k > 0 && subject < 0) subject = k;
    else if (layout.is(BASIS, line) && lengthOf(line) > 60) break;
  }
  if (title < 0) title = subject;
  if (!official && title < 0) return 0;
  if (title < 0) title = firstOf(limit, (k) => layout.is(ADDRESSEES, at(k)) || layout.is(BASIS, at(k)));
  // the type may be lost: the title stands in capitals under the letterhead
  const untyped = title < 0 || !layout.is(DISPATCH_SUBJECT, at(title)) ? untypedTitle(numbered, motto, title, limit, at, layout) : -1;
  if (untyped >= 0) title = untyped;
  if (title < 0) return 0;
  if (official) mark(0, title, 'letterhead');
  let body = title;
  if (untyped >= 0 || (!layout.is(ADDRESSEES, at(title)) && !layout.is(BASIS, at(title)))) {
    const dispatch = untyped < 0 && !layout.is(TYPE_LINE, at(title)) && !layout.is(TYPE_AND_TITLE, at(title));
    body = title + 1;
    while (body < limit && isTitle(body, body - title + (untyped < 0 ? 0 : 1), dispatch, at, layout)) body++;
    mark(title, body, 'title');
  }
  // a dispatch has its place and date under the subject in the order of reading
  while (body < limit && isLetterhead(at(body) as Span, layout)) {
    mark(body, body + 1, 'letterhead');
    body++;
  }
  let basis = body;
  while (basis < Math.min(count, body + 80) && (layout.is(BASIS, at(basis)) || isEnactor(at(basis) as Span, layout))) basis++;
  mark(body, basis, 'basis');
  return basis;
}

const MOST_BEHIND_SUBJECT = 12;
const MOST_NUMBER = 60;
const LEAST_TITLE = 20;

/**
 * Copies of a page may lose the line of the type. What stands in capitals behind number and day, and names no body, is
 * the title. Returns its first line, or -1.
 */
function untypedTitle(numbered: number, motto: boolean, found: number, limit: number, at: At, layout: Layout): number {
  if (!motto || numbered < 0 || (found >= 0 && !layout.is(BASIS, at(found)))) return -1;
  let k = numbered;
  while (k < limit && isLetterhead(at(k) as Span, layout)) k++;
  const line = at(k);
  if (k >= limit || !line || (found >= 0 && k >= found) || lengthOf(line) < LEAST_TITLE || !layout.isCapitals(line)) return -1;
  for (const named of [LIST_ITEM, ENACTING_BODY, POSITION, TYPE_LINE, BASIS]) if (layout.is(named, line)) return -1;
  return layout.beginsWithBody(line) ? -1 : k;
}

/** Older editions begin with type, title and who passed it, and only then give number and day. */
function numberFollows(k: number, at: At, layout: Layout): boolean {
  for (let next = k + 1; next <= k + MOST_BEFORE_NUMBER; next++) if (layout.is(OWN_NUMBER_LINE, at(next))) return true;
  return false;
}
const MOST_BEFORE_NUMBER = 3;

const isLetterhead = (line: Span, layout: Layout): boolean =>
  layout.is(OWN_NUMBER_LINE, line) || layout.is(ENACTOR_LINE, line) || isPartOfHead(line, layout);

const isPartOfHead = (line: Span, layout: Layout): boolean =>
  lengthOf(line) < 90 &&
  !layout.is(BASIS, line) &&
  (layout.isPlaceAndDate(line) ||
    layout.hasMotto(line) ||
    layout.is(PARTY_MOTTO, line) ||
    layout.is(RULE_LINE, line) ||
    layout.is(NUMBER_LINE, line));

/** Who enacts, between title and bases: in capitals, or in the small letters of a legacy font. */
const isEnactor = (line: Span, layout: Layout): boolean =>
  lengthOf(line) < 90 && (layout.isCapitals(line) || layout.is(POSITION, line) || layout.is(BODY_LINE, line));

function isTitle(k: number, depth: number, dispatch: boolean, at: At, layout: Layout): boolean {
  const line = at(k) as Span;
  if (depth > MOST_LINES || lengthOf(line) > MOST_TITLE || (depth > 1 && isInBrackets(line, layout))) return false;
  if (depth > 1 && '.:;'.includes(layout.text[line.end - 1] as string)) return false;
  if (layout.is(BASIS, line) && (depth > 1 || /[;,:]/.test(layout.text[line.end - 1] as string))) return false;
  for (const named of [LIST_ITEM, ADDRESSEES, RULE_LINE, NUMBER_LINE]) if (layout.is(named, line)) return false;
  if (layout.is(ENACTOR_LINE, line)) return depth === 1;
  if (layout.has('layout.place-date', line) || layout.hasMotto(line)) return false;
  if (depth > 1 && (layout.is(POSITION, line) || layout.is(BODY_LINE, line))) return false;
  if (depth > 1 && layout.isCapitals(line)) return layout.is(TITLE_GOES_ON, line) || goesOnInCapitals(at(k - 1) as Span, line, layout);
  // below a title in capitals a sentence of the text begins
  if (depth > 1 && layout.isCapitals(at(k - 1) as Span) && isUpperAt(layout.text, line.start) && lengthOf(line) > LONG_LINE) return false;
  return !(dispatch && layout.isCapitals(line));
}
const LONG_LINE = 60;

/** "(Kèm theo Quyết định …" is a note; "(Giải Búa liềm vàng) lần thứ VII" goes on. */
function isInBrackets({ start, end }: Span, { text }: Layout): boolean {
  const close = text.indexOf(')', start);
  return text[start] === '(' && (close < 0 || close >= end - 1);
}
const MOST_LINES = 8;

/** A long title in capitals takes several lines; below it stand who enacts and the headings of parts. */
function goesOnInCapitals(above: Span, line: Span, layout: Layout): boolean {
  if (!layout.isCapitals(above) || layout.is(TYPE_LINE, above) || !layout.areTogether(above, line) || layout.is(TYPE_LINE, line))
    return false;
  return layout.endsWith(TITLE_UNFINISHED, above) || !(layout.is(ENACTING_BODY, line) || layout.beginsWithBody(line));
}
