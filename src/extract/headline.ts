import type { Document, Span } from '../model/index.js';
import { isBlankAt, linesIn, type Rules, skipBlanks } from '../rules/index.js';
import { bodyAt } from './bodies.js';
import { dateAt } from './dates.js';
import { numberAt } from './numbers.js';
import type { Put } from './own-heading.js';

const LONG_ENOUGH = 40;

/** A page without a letterhead: its headline names the type, often the issuer, and the day of publication. */
export function readHeadline(document: Document, rules: Rules, put: Put): void {
  const { text } = document;
  const lines = document.blocks.filter((block) => block.role !== 'chrome').flatMap((block) => linesIn(text, block));
  const line = lines.slice(0, 4).find(({ start, end }) => end - start >= LONG_ENOUGH) ?? lines[0];
  if (!line) return;
  const content = text.slice(line.start, line.end);
  const published = /\(\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s*\)\s*$/.exec(content);
  const end = published ? line.start + published.index : line.end;
  if (published) {
    const date = dateAt(text, end + published[0].search(/\d/), rules);
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
  if (title && /\p{L}/u.test(title) && !isSentence(text, line, type !== null || subject > line.start, rules))
    put('title', { start, end }, 'header.headline', title);
}

const MOST_HEADLINE = 300;

/** The headline is missing where the first line is a sentence of the report, an item of a list or a caption. */
function isSentence(text: string, { start, end }: Span, named: boolean, rules: Rules): boolean {
  const line = text.slice(start, end);
  if (line.length > MOST_HEADLINE || /[:;|]$|^\||\p{Ll}\. \p{Lu}/u.test(line) || (!named && /[^.]\.$/.test(line))) return true;
  if (rules.pattern('layout.list-item').isAt(text, start)) return true;
  return line.length > LONG_BASIS && rules.pattern('layout.basis').isAt(text, start);
}
const LONG_BASIS = 200;

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
