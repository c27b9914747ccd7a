import type { Block, Document, DocumentNumber, HeaderFact, Span } from '../model/index.js';
import { linesIn, type Rules, skipBlanks, skipBlanksBack } from '../rules/index.js';
import { readHeadline } from './headline.js';
import { firstOfJoint, issuerIn } from './letterhead-issuer.js';
import { dateBehind } from './mentions/tail.js';
import { numberAt, parseSymbol } from './numbers.js';
import { type Put, readOwnHeading } from './own-heading.js';
import { readSignature } from './signature.js';

type Field = HeaderFact['field'];

/** Reads what stands around the body: number, date, place, issuer, type, title, signer, recipients. */
export function readHeader(document: Document, rules: Rules): HeaderFact[] {
  const facts: HeaderFact[] = [];
  const head = document.blocks.filter((block) => block.role === 'letterhead');
  const title = document.blocks.find((block) => block.role === 'title');
  const put = (field: Field, span: Span, rule: string, value: string, more: Partial<HeaderFact> = {}) => {
    if (facts.some((fact) => fact.field === field) && field !== 'recipient') return;
    facts.push({ kind: 'header', field, text: document.text.slice(span.start, span.end), span, rule, confidence: 0.95, value, ...more });
  };
  for (const block of head) readLetterhead(document.text, block, rules, put);
  const headed = !facts.some((fact) => fact.field === 'number') && readOwnHeading(document, rules, put);
  if (title && !headed) readTitle(document.text, title, rules, put);
  for (const block of document.blocks) {
    if (block.role === 'signature') readSignature(document.text, block, rules, put);
    if (block.role === 'recipients') readRecipients(document.text, block, rules, put);
  }
  if (!facts.some((fact) => fact.field === 'recipient')) readAddressees(document, rules, put);
  if (head.length === 0 && !title && !headed) readHeadline(document, rules, put);
  return facts;
}

function readLetterhead(text: string, block: Block, rules: Rules, put: Put): void {
  const motto = rules.search('layout.motto');
  const party = rules.pattern('layout.party-motto');
  const ruled = rules.pattern('layout.rule-line');
  const issuers: Span[] = [];
  let numbered = false;
  let alone = false;
  let number: DocumentNumber | null = null;
  for (const line of linesIn(text, block)) {
    const content = text.slice(line.start, line.end);
    motto.lastIndex = 0;
    if (ruled.isAt(text, line.start) || party.isAt(text, line.start) || motto.test(content)) continue;
    if (issuers.length > 0 && rules.pattern('layout.union-motto').isAt(text, line.start)) continue;
    if (rules.pattern('layout.draft-mark').isAt(text, line.start)) continue;
    if (rules.pattern('layout.number-alone').isAt(text, line.start)) {
      alone = true;
      continue;
    }
    const rest = alone && !numbered && rules.pattern('layout.number-rest').isAt(text, line.start);
    const lead = rest || rules.pattern('layout.number-line').at(text, line.start);
    let from = line.start;
    if (lead && !numbered) {
      numbered = true;
      const own = readOwnNumber(text, line, lead === true ? line.start : lead.end, rules, put);
      number = own?.number ?? null;
      from = own?.end ?? from;
    }
    const dated = placeDate(text, { start: from, end: line.end }, rules, put);
    if (!lead && !dated && !numbered) issuers.push(line);
    else if (!lead && !dated && numbered && issuers.length === 0) issuers.push(line);
  }
  const named = issuers.slice(headFrom(text, issuers, rules));
  const issuer = (number && firstOfJoint(text, named, number, rules)) ?? issuerIn(text, named, rules);
  if (issuer) put('issuer', issuer.span, 'header.issuer', issuer.name, { body: issuer.body });
}

/** A page may put its headline above the head: the names of a letterhead stand in capitals, or are known. */
function headFrom(text: string, lines: readonly Span[], rules: Rules): number {
  const inCapitals = lines.findIndex(({ start, end }) => !/\p{Ll}/u.test(text.slice(start, end)));
  const known = lines.findIndex(({ start }) => rules.lexicon.bodies.match(text, start) !== null);
  if (inCapitals < 0) return 0;
  return known < 0 ? inCapitals : Math.min(known, inCapitals);
}

/** "số 116/2003/NĐ-CP ngày 10/10/2003 về việc tuyển dụng" */
function readTitleBehind(text: string, from: number, end: number, rules: Rules, put: Put): void {
  if (!rules.pattern('citation.title-start').isAt(text, from)) return;
  const start = skipBlanks(text, from);
  if (start < end) put('title', { start, end }, 'header.title', text.slice(start, end).replace(/\s+/g, ' '));
}

interface OwnNumber {
  readonly number: DocumentNumber;
  readonly end: number;
}

/** The figures may be missing ("Số: /KH-SKHCN"): the symbol is kept without a number. */
function readOwnNumber(text: string, line: Span, start: number, rules: Rules, put: Put): OwnNumber | null {
  let digit = start;
  while (digit < line.end && !/\d/.test(text[digit] as string)) digit++;
  const blank = text.slice(start, digit);
  if (digit < line.end && /^[\s.…_-]*$/.test(blank)) {
    const hit = numberAt(text, digit, rules);
    if (hit && hit.end <= line.end + 1) {
      put('number', { start: digit, end: hit.end }, hit.rule.id, hit.number.canonical, { number: hit.number });
      const issued = dateBehind(text, hit.end, rules);
      if (issued && issued.end <= line.end) {
        put('date', { start: issued.start, end: issued.end }, issued.rule.id, issued.date);
        readTitleBehind(text, issued.end, line.end, rules, put);
      }
      return { number: hit.number, end: hit.end };
    }
  }
  const letters = /[/\-_]\s{0,3}(\p{Lu}[\p{L}&.\-/_ \d]*)/u.exec(text.slice(start, line.end));
  if (!letters?.[1]) return null;
  const from = start + letters.index + letters[0].length - letters[1].length;
  const own = letters[1].replace(/\s{3,}.*$/u, '').trimEnd();
  const parsed = parseSymbol(own, rules);
  if (parsed.parts.length === 0) return null;
  const symbol = parsed.type !== null && parsed.party ? `${parsed.type}/${parsed.bodies.join('-')}` : parsed.parts.join('-');
  const number = {
    canonical: symbol,
    symbol,
    serial: null,
    year: null,
    type: parsed.type,
    bodies: parsed.bodies,
    style: parsed.party ? 'party' : 'state',
  } as const;
  put('number', { start: from, end: from + own.length }, 'header.blank-number', symbol, { number });
  return { number, end: from + own.length };
}

function placeDate(text: string, line: Span, rules: Rules, put: Put): boolean {
  const content = text.slice(line.start, line.end);
  for (const id of ['layout.place-date', 'layout.english-place-date']) {
    const found = rules.search(id).exec(content);
    if (!found?.groups) continue;
    const { place, year, month, day } = found.groups as { place: string; year: string; month?: string; day?: string };
    const start = line.start + found.index;
    const span = { start, end: start + found[0].length };
    const name = lastPlace(place);
    put('place', { start: start + place.length - name.length, end: start + place.length }, id, placeCase(name, rules));
    put('date', span, id, [year, month && monthNumber(month, rules), month && day?.padStart(2, '0')].filter(Boolean).join('-'));
    return true;
  }
  return false;
}

/** Where columns ran together, only what stands behind the last wide gap is the place. */
const lastPlace = (place: string): string => place.split(/\s{2,}|\t/).at(-1) as string;

/** "HÀ NỘI" and "Hà nội" as the register writes it. */
function placeCase(name: string, rules: Rules): string {
  const province = rules.lexicon.provinces.match(name, 0)?.value.name;
  return province?.toLowerCase() === name.toLowerCase() ? province : name;
}

const monthNumber = (month: string, rules: Rules): string | null => (/\d/.test(month) ? month.padStart(2, '0') : rules.month(month));

/** "CỦA HỘI ĐỒNG BỘ TRƯỞNG SỐ 182/HĐBT NGÀY 27-10-1982": what the letterhead did not tell. */
function readRepeated(text: string, { start, end }: Span, rules: Rules, put: Put): void {
  const digit = start + text.slice(start, end).search(/\d/);
  const hit = numberAt(text, digit, rules);
  if (!hit || hit.end > end) return;
  put('number', { start: digit, end: hit.end }, hit.rule.id, hit.number.canonical, { number: hit.number });
  const issued = dateBehind(text, hit.end, rules);
  if (issued && issued.end <= end) put('date', { start: issued.start, end: issued.end }, issued.rule.id, issued.date);
}

function readTitle(text: string, block: Block, rules: Rules, put: Put): void {
  const lines = linesIn(text, block);
  const first = lines[0];
  if (!first) return;
  const typed = rules.pattern('layout.type-line').at(text, first.start);
  const joined = rules.pattern('layout.type-and-title').at(text, first.start);
  const subject = rules.pattern('layout.dispatch-subject').at(text, first.start);
  let from = first.start;
  const type = typed?.group('type');
  if (type) {
    const start = first.start + text.slice(first.start, first.end).search(/\p{L}/u);
    const value = rules.lexicon.types.match(type, 0)?.value.name ?? type.toLowerCase();
    put('type', { start, end: start + type.length }, 'header.type-line', value);
    // who enacts may stand between the type and the title
    const spoken = lines[1] ? rules.pattern('layout.enactor-and-number').endAt(text, lines[1].start) : -1;
    if (spoken > 0) readRepeated(text, { start: (lines[1] as Span).start, end: spoken }, rules, put);
    const named = lines.slice(1).find((line) => !rules.pattern('layout.enactor-line').isAt(text, line.start));
    if (!named && spoken < 0) return;
    from = Math.max(spoken, named?.start ?? 0);
  } else if (joined) {
    const { value } = rules.lexicon.types.match(text, first.start) ?? {};
    if (value) put('type', { start: first.start, end: skipBlanksBack(text, joined.end, first.start) }, 'header.type-line', value.name);
    from = joined.end;
  } else if (subject) {
    from = subject.end;
    put('type', { start: first.start, end: from }, 'header.dispatch', rules.word('dispatch') as string);
  }
  from = Math.max(from, rules.pattern('layout.enactor-head').endAt(text, from));
  const end = (lines.at(-1) as Span).end;
  const value = text.slice(from, end).replace(/[*_]+/g, '').replace(/\s+/g, ' ').trim();
  if (value) put('title', { start: from, end }, 'header.title', value);
}

function readRecipients(text: string, block: Block, rules: Rules, put: Put): void {
  for (const line of linesIn(text, block)) {
    if (rules.pattern('layout.recipients').isAt(text, line.start)) continue;
    if (rules.pattern('layout.archive-line').isAt(text, line.start)) continue;
    putRecipient(text, line, 'header.recipient', put);
  }
}

function putRecipient(text: string, { start, end }: Span, rule: string, put: Put): void {
  const value = text.slice(start, end).replace(/^[-+*•\s]+|[;.,\s]+$/gu, '');
  if (value.length < 2) return;
  const from = start + text.slice(start, end).indexOf(value);
  put('recipient', { start: from, end: from + value.length }, rule, value);
}

const MOST_ADDRESSEES = 40;

/** Where no list stands at the foot, those to whom a document is addressed at its head receive it. */
function readAddressees({ text, blocks }: Document, rules: Rules, put: Put): void {
  const lines = blocks
    .filter((block) => block.role !== 'chrome')
    .flatMap((block) => linesIn(text, block))
    .slice(0, MOST_HEAD);
  const at = lines.findIndex((line) => rules.pattern('layout.addressees').isAt(text, line.start));
  const first = lines[at];
  if (!first) return;
  const behind = { start: rules.pattern('layout.addressees').endAt(text, first.start), end: first.end };
  const items = lines.slice(at + 1, at + 1 + MOST_ADDRESSEES);
  const listed = items.findIndex((line) => text[line.start] !== '-');
  if (listed > 0 && text.slice(behind.start, behind.end).trim() === '')
    for (const item of items.slice(0, listed)) putRecipient(text, item, 'header.addressee', put);
  else if (listed === 0 && isOneLine(text, behind, items[0], rules)) putRecipient(text, items[0] as Span, 'header.addressee', put);
  else if (behind.end - behind.start < LONG_ADDRESS) putRecipient(text, behind, 'header.addressee', put);
}
/** "Kính gửi:" and below it, alone, the one who is addressed. */
const isOneLine = (text: string, { start, end }: Span, next: Span | undefined, rules: Rules): boolean =>
  next !== undefined &&
  text.slice(start, end).trim() === '' &&
  next.end - next.start < LONG_ADDRESS &&
  !/[:,]$/.test(text.slice(next.start, next.end)) &&
  !rules.pattern('layout.basis').isAt(text, next.start);

const MOST_HEAD = 70;
const LONG_ADDRESS = 160;
