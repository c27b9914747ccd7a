import type { Block, Document, DocumentNumber, HeaderFact, Span } from '../model/index.js';
import { isBlankAt, isWordAt, linesIn, type Rules, skipBlanks, skipBlanksBack } from '../rules/index.js';
import { bodyAt } from './bodies.js';
import { headName, sentenceCase } from './capitals.js';
import { dateAt } from './dates.js';
import { firstOfJoint, issuerIn } from './letterhead-issuer.js';
import { dateBehind } from './mentions/tail.js';
import { numberAt, parseSymbol } from './numbers.js';
import { type Put, readOwnHeading } from './own-heading.js';

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
  if (head.length === 0 && !title && !headed) readHeadline(document, rules, put);
  return facts;
}

const LONG_ENOUGH = 40;

/** A page without a letterhead: its headline names the type, often the issuer, and the day of publication. */
function readHeadline(document: Document, rules: Rules, put: Put): void {
  const { text } = document;
  const lines = document.blocks.filter((block) => block.role !== 'chrome').flatMap((block) => linesIn(text, block));
  const line = lines.slice(0, 4).find(({ start, end }) => end - start >= LONG_ENOUGH) ?? lines[0];
  if (!line) return;
  const content = text.slice(line.start, line.end);
  const published = /\((\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\)\s*$/.exec(content);
  const end = published ? line.start + published.index : line.end;
  if (published) {
    const date = dateAt(text, end + 1, rules);
    if (date) put('date', { start: date.start, end: date.end }, 'header.published', date.date);
  }
  const type = rules.lexicon.types.match(text, line.start);
  if (type) put('type', { start: line.start, end: type.end }, 'header.headline', type.value.name);
  const subject = rules.pattern('layout.dispatch-subject').endAt(text, line.start);
  if (subject > line.start) put('type', { start: line.start, end: subject }, 'header.dispatch', rules.word('dispatch') as string);
  for (const of of text.slice(line.start, end).matchAll(rules.search('citation.of'))) {
    const start = line.start + of.index + of[0].length;
    const body = bodyAt(text, start, rules);
    if (body && /^[\s./]*$/.test(text.slice(body.end, end)))
      put('issuer', { start, end: body.end }, 'header.headline', text.slice(start, body.end), { body: body.ref });
  }
  const start = subject > line.start ? subject : headlineTitle(text, line.start, type?.end ?? line.start, end, rules);
  const title = text.slice(start, end).replace(/\s+/g, ' ').trim();
  if (title) put('title', { start, end }, 'header.headline', title);
}

const NEAR = 40;

/** Behind "Quyết định số 934/QĐ-BT" the title begins with one of the words that open titles. */
function headlineTitle(text: string, from: number, typeEnd: number, end: number, rules: Rules): number {
  const digit = text.slice(typeEnd, Math.min(end, typeEnd + 12)).search(/\d/);
  const number = digit < 0 ? null : numberAt(text, typeEnd + digit, rules);
  if (!number) return typeEnd > from ? skipBlanks(text, typeEnd) : from;
  const opens = rules.pattern('citation.title-start');
  for (let at = number.end; at < Math.min(end, number.end + NEAR); at++) {
    if (isBlankAt(text, at) && opens.isAt(text, at)) return skipBlanks(text, at);
  }
  return skipBlanks(text, number.end);
}

function readLetterhead(text: string, block: Block, rules: Rules, put: Put): void {
  const motto = rules.search('layout.motto');
  const party = rules.pattern('layout.party-motto');
  const ruled = rules.pattern('layout.rule-line');
  const issuers: Span[] = [];
  let numbered = false;
  let number: DocumentNumber | null = null;
  for (const line of linesIn(text, block)) {
    const content = text.slice(line.start, line.end);
    motto.lastIndex = 0;
    if (ruled.isAt(text, line.start) || party.isAt(text, line.start) || motto.test(content)) continue;
    const lead = rules.pattern('layout.number-line').at(text, line.start);
    if (lead && !numbered) {
      numbered = true;
      number = readOwnNumber(text, line, lead.end, rules, put);
    }
    const dated = placeDate(text, line, rules, put);
    if (!lead && !dated && !numbered) issuers.push(line);
    else if (!lead && !dated && numbered && issuers.length === 0) issuers.push(line);
  }
  const issuer = (number && firstOfJoint(text, issuers, number, rules)) ?? issuerIn(text, issuers, rules);
  if (issuer) put('issuer', issuer.span, 'header.issuer', issuer.name, { body: issuer.body });
}

/** "số 116/2003/NĐ-CP ngày 10/10/2003 về việc tuyển dụng" */
function readTitleBehind(text: string, from: number, end: number, rules: Rules, put: Put): void {
  if (!rules.pattern('citation.title-start').isAt(text, from)) return;
  const start = skipBlanks(text, from);
  if (start < end) put('title', { start, end }, 'header.title', text.slice(start, end).replace(/\s+/g, ' '));
}

/** The figures may be missing ("Số: /KH-SKHCN"): the symbol is kept without a number. */
function readOwnNumber(text: string, line: Span, start: number, rules: Rules, put: Put): DocumentNumber | null {
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
      return hit.number;
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
  return number;
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
    const named = lines.slice(1).find((line) => !rules.pattern('layout.enactor-line').isAt(text, line.start));
    if (!named) return;
    from = named.start;
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

function readSignature(text: string, block: Block, rules: Rules, put: Put): void {
  const lines = linesIn(text, block);
  let capacity: string | null = null;
  let position: string | null = null;
  // of two signers the right-hand one, who is read last
  let signed: (() => void) | null = null;
  for (const line of lines) {
    const lead = rules.pattern('layout.capacity').at(text, line.start);
    const mark = lead?.group('capacity');
    if (mark) capacity = strongest(capacity, capacityMark(mark));
    const title = rules.pattern('layout.position').at(text, line.start)?.group('position');
    if (title) {
      position = officialCase(sentenceCase(title), rules);
      continue;
    }
    const name = lead ? null : rules.pattern('layout.person').at(text, line.start)?.group('name');
    if (name && (position || capacity)) {
      const value = name === name.toUpperCase() ? headName(name) : name;
      const span = { start: (lines[0] as Span).start, end: line.end };
      const role = { position, capacity };
      signed = () => put('signer', span, 'header.signer', value, { signer: { name: value, ...role } });
      [capacity, position] = [null, null];
    }
  }
  signed?.();
}

const capacityMark = (letters: string): string => (letters.includes('/') ? letters.toUpperCase() : `${letters.toUpperCase()}.`);

/** Where both stand, the deputy signs for the head: KT. counts before TM. */
const strongest = (first: string | null, second: string): string => (first === null || first.startsWith('T') ? second : first);

/** The titles of offices and names of bodies in a position keep their capitals: "Phó Chủ tịch", "Thủ tướng Chính phủ". */
function officialCase(position: string, { lexicon }: Rules): string {
  let written = position;
  for (let at = 0; at < position.length; at++) {
    if (isWordAt(position, at - 1)) continue;
    const office = lexicon.offices.match(position, at);
    const body = lexicon.bodies.match(position, at);
    // a short form stays as it is; one of the same length is a slip of the hand
    for (const [name, end] of [[office?.value, office?.end] as const, [body?.value.name, body?.end] as const])
      if (name && end === at + name.length) written = written.slice(0, at) + name + written.slice(end);
  }
  return written;
}

function readRecipients(text: string, block: Block, rules: Rules, put: Put): void {
  for (const line of linesIn(text, block)) {
    if (rules.pattern('layout.recipients').isAt(text, line.start)) continue;
    if (rules.pattern('layout.archive-line').isAt(text, line.start)) continue;
    const value = text.slice(line.start, line.end).replace(/^[-+*•\s]+|[;.,\s]+$/gu, '');
    if (value.length < 2) continue;
    const start = line.start + text.slice(line.start, line.end).indexOf(value);
    put('recipient', { start, end: start + value.length }, 'header.recipient', value);
  }
}
