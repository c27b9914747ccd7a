import type { Block, BlockRole, Span } from '../model/index.js';
import { isLowerAt, isUpperAt, linesIn, type Named, type Pattern, patternNamed, type Rules, wordEnd } from '../rules/index.js';

/** How far into a document its head can reach, in lines. Gazette pages put some forty before it. */
const HEAD_LINES = 70;

/** A head of two columns may come as one line. */
const MOST_MOTTO = 200;
const MOST_PLACE_AND_DATE = 90;

const ADDRESSEES = patternNamed('layout.addressees');
const ANNEX = patternNamed('layout.annex');
const BASIS = patternNamed('layout.basis');
const CAPACITY = patternNamed('layout.capacity');
const CHROME_LINE = patternNamed('layout.chrome-line');
const CHROME_TAIL = patternNamed('layout.chrome-tail');
const DISPATCH_SUBJECT = patternNamed('layout.dispatch-subject');
const ENACTOR_LINE = patternNamed('layout.enactor-line');
const LETTERHEAD = patternNamed('layout.letterhead');
const LIST_ITEM = patternNamed('layout.list-item');
const NUMBER_LINE = patternNamed('layout.number-line');
const OWN_NUMBER_LINE = patternNamed('layout.own-number-line');
const PARTY_MOTTO = patternNamed('layout.party-motto');
const PERSON = patternNamed('layout.person');
const POSITION = patternNamed('layout.position');
const RECIPIENTS = patternNamed('layout.recipients');
const RULE_LINE = patternNamed('layout.rule-line');
const TITLE_GOES_ON = patternNamed('layout.title-goes-on');
const TYPE_AND_TITLE = patternNamed('layout.type-and-title');
const TYPE_LINE = patternNamed('layout.type-line');

class Layout {
  constructor(
    readonly text: string,
    private readonly rules: Rules,
  ) {}

  /** Whether the line begins with (or, for line patterns, is) what the pattern says. */
  is(named: Named<Pattern>, line: Span | undefined): boolean {
    return line !== undefined && named(this.rules).isAt(this.text, line.start);
  }

  hasMotto(line: Span): boolean {
    return lengthOf(line) < MOST_MOTTO && this.has('layout.motto', line);
  }

  isPlaceAndDate(line: Span): boolean {
    return lengthOf(line) < MOST_PLACE_AND_DATE && this.has('layout.place-date', line);
  }

  /** Whether the pattern stands anywhere in the line. */
  has(id: string, line: Span): boolean {
    return this.rules.search(id).test(this.text.slice(line.start, line.end));
  }

  /** In capitals, or in the small letters that stand for capitals in legacy fonts. */
  isTitle(line: Span): boolean {
    if (this.isCapitals(line)) return true;
    for (let at = line.start; at < line.end; at++) if (isUpperAt(this.text, at)) return false;
    return true;
  }

  isCapitals(line: Span): boolean {
    for (let at = line.start, letters = 0; at < line.end; at++) {
      if (isLowerAt(this.text, at)) return false;
      if (isUpperAt(this.text, at)) letters++;
      if (at === line.end - 1) return letters > 0;
    }
    return false;
  }
}

const MOST_TITLE = 900;
const lengthOf = (line: Span): number => line.end - line.start;

/** Cuts the text into blocks. `chrome` and `tables` are the stretches that the format itself told. */
export function findBlocks(text: string, chrome: readonly Span[], tables: readonly Span[], rules: Rules): Block[] {
  const layout = new Layout(text, rules);
  const lines = linesIn(text, { start: 0, end: text.length });
  const roles: BlockRole[] = [];
  const own: number[] = [];
  let tail = false;
  for (const [i, line] of lines.entries()) {
    const around = inside(chrome, line.start);
    const may: boolean = tail || (lengthOf(line) < MOST_CHROME && mayBeChrome(text, line, rules));
    if (tail) tail = !layout.is(LETTERHEAD, line);
    else tail = may && !around && i > 4 && layout.is(CHROME_TAIL, line);
    const shown = tail || around || (may && layout.is(CHROME_LINE, line));
    roles.push(shown ? 'chrome' : 'body');
    if (!shown) own.push(i);
  }
  const mark = (from: number, to: number, role: BlockRole) => {
    for (let k = from; k < to; k++) roles[own[k] as number] = role;
  };
  const at = (k: number): Span | undefined => lines[own[k] as number];

  const head = markHead(own.length, at, layout, mark);
  const foot = markFoot(own.length, head, at, layout, mark);
  for (let k = foot; k < own.length; k++) if (roles[own[k] as number] === 'body') mark(k, k + 1, 'annex');
  for (const i of own) if ((roles[i] === 'body' || roles[i] === 'annex') && inside(tables, (lines[i] as Span).start)) roles[i] = 'table';
  return merge(lines, roles);
}

const MOST_CHROME = 240;

/** A cheap look before the patterns: the first word of what pages show around a text is one of few. */
function mayBeChrome(text: string, line: Span, rules: Rules): boolean {
  let at = line.start;
  while (at < line.end && !isLowerAt(text, at) && !isUpperAt(text, at)) at++;
  return rules.isWord('chrome-first', text, at, wordEnd(text, at));
}

type At = (k: number) => Span | undefined;
type Mark = (from: number, to: number, role: BlockRole) => void;

/** Letterhead, title and legal bases. Returns the first line that is none of them. */
function markHead(count: number, at: At, layout: Layout, mark: Mark): number {
  const limit = Math.min(count, HEAD_LINES);
  let official = false;
  let title = -1;
  for (let k = 0; k < limit && title < 0; k++) {
    const line = at(k) as Span;
    if (layout.hasMotto(line) || layout.is(PARTY_MOTTO, line)) official = true;
    if (layout.is(NUMBER_LINE, line) && lengthOf(line) < 60) official = true;
    if (layout.isPlaceAndDate(line) && !layout.is(BASIS, line)) official = true;
    if (layout.is(TYPE_LINE, line) && (layout.isCapitals(line) || official || numberFollows(k, at, layout))) title = k;
    else if (official && layout.is(TYPE_AND_TITLE, line) && layout.isCapitals(line)) title = k;
    else if (layout.is(DISPATCH_SUBJECT, line) && k > 0) title = k;
    else if (layout.is(BASIS, line) && lengthOf(line) > 60) break;
  }
  if (!official && title < 0) return 0;
  if (title < 0) title = firstOf(limit, (k) => layout.is(ADDRESSEES, at(k)) || layout.is(BASIS, at(k)));
  if (title < 0) return 0;
  if (official) mark(0, title, 'letterhead');
  let body = title;
  if (!layout.is(ADDRESSEES, at(title)) && !layout.is(BASIS, at(title))) {
    const dispatch = !layout.is(TYPE_LINE, at(title)) && !layout.is(TYPE_AND_TITLE, at(title));
    body = title + 1;
    while (body < limit && isTitle(at(body) as Span, body - title, dispatch, layout)) body++;
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
  (layout.isPlaceAndDate(line) || layout.hasMotto(line) || layout.is(RULE_LINE, line) || layout.is(NUMBER_LINE, line));

/** Who enacts, between title and bases: in capitals, or in the small letters of a legacy font. */
const isEnactor = (line: Span, layout: Layout): boolean => lengthOf(line) < 90 && (layout.isCapitals(line) || layout.is(POSITION, line));

function isTitle(line: Span, depth: number, dispatch: boolean, layout: Layout): boolean {
  if (depth > 8 || lengthOf(line) > MOST_TITLE || (depth > 1 && layout.text[line.start] === '(')) return false;
  if (depth > 1 && '.:;'.includes(layout.text[line.end - 1] as string)) return false;
  if (layout.is(BASIS, line) && (depth > 1 || /[;,:]/.test(layout.text[line.end - 1] as string))) return false;
  for (const named of [LIST_ITEM, ADDRESSEES, RULE_LINE, NUMBER_LINE]) if (layout.is(named, line)) return false;
  if (layout.is(ENACTOR_LINE, line)) return depth === 1;
  if (layout.has('layout.place-date', line) || layout.hasMotto(line)) return false;
  if (depth > 1 && layout.is(POSITION, line)) return false;
  if (depth > 1 && layout.isCapitals(line)) return layout.is(TITLE_GOES_ON, line);
  return !(dispatch && layout.isCapitals(line));
}

/** Recipients and signature. Returns the first line behind them. */
function markFoot(count: number, head: number, at: At, layout: Layout, mark: Mark): number {
  const recipients = firstOf(count, (k) => k >= head && layout.is(RECIPIENTS, at(k)));
  const from = recipients < 0 ? head : Math.max(head, recipients - 16);
  const to = recipients < 0 ? count : Math.min(count, recipients + 70);
  const signature = signatureOf(from, to, at, layout) ?? (recipients < 0 ? null : signatureOf(head, count, at, layout));
  let end = count;
  if (recipients >= 0) {
    const stop = signature && signature.start > recipients && signature.start < to ? signature.start : to;
    let last = recipients + 1;
    while (last < stop && isRecipient(at(last) as Span, layout)) last++;
    mark(recipients, last, 'recipients');
    end = last;
  }
  if (signature) {
    mark(signature.start, signature.end, 'signature');
    end = recipients >= 0 ? Math.max(end, signature.end) : signature.end;
  }
  return recipients < 0 && !signature ? count : end;
}

function isRecipient(line: Span, layout: Layout): boolean {
  if (lengthOf(line) > 200 || layout.is(ANNEX, line) || layout.hasMotto(line) || layout.is(TYPE_LINE, line)) return false;
  return true;
}

/** The first run of capacity and position lines that a name follows. */
function signatureOf(from: number, to: number, at: At, layout: Layout): { start: number; end: number } | null {
  for (let k = from; k < to; k++) {
    const line = at(k) as Span;
    if (lengthOf(line) > 90 || !(layout.is(CAPACITY, line) || (layout.is(POSITION, line) && layout.isTitle(line)))) continue;
    for (let n = k + 1; n < Math.min(to, k + 14); n++) {
      const next = at(n) as Span;
      if (layout.is(RECIPIENTS, next)) break;
      if (!isPerson(next, layout)) continue;
      const beside = signatureOf(n + 1, Math.min(to, n + 5), at, layout);
      return { start: k, end: beside ? beside.end : n + 1 };
    }
  }
  return null;
}

const isPerson = (line: Span, layout: Layout): boolean => !layout.isCapitals(line) && layout.is(PERSON, line) && !layout.is(POSITION, line);

function firstOf(count: number, test: (k: number) => boolean): number {
  for (let k = 0; k < count; k++) if (test(k)) return k;
  return -1;
}

/** Whether a sorted list of stretches covers the place. */
function inside(spans: readonly Span[], place: number): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle] as Span;
    if (place < span.start) high = middle - 1;
    else if (place >= span.end) low = middle + 1;
    else return true;
  }
  return false;
}

function merge(lines: readonly Span[], roles: readonly BlockRole[]): Block[] {
  const blocks: { start: number; end: number; role: BlockRole }[] = [];
  lines.forEach((line, i) => {
    const last = blocks.at(-1);
    if (last && last.role === roles[i]) last.end = line.end;
    else blocks.push({ start: line.start, end: line.end, role: roles[i] as BlockRole });
  });
  return blocks;
}
