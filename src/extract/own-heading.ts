import type { Document, HeaderFact, Span } from '../model/index.js';
import { linesIn, patternNamed, type Rules, skipBlanksBack } from '../rules/index.js';
import { reach } from './mentions/draft.js';
import { numberMention } from './mentions/number.js';
import { numberAt } from './numbers.js';

const PREAMBLE = patternNamed('layout.preamble');

/** The lines in which a heading may begin, and those behind it in which it says what it rests on. */
const FIRST_LINES = 3;
const BEFORE_PREAMBLE = 8;
const HEAD_REACH = 80;

export type Put = (field: HeaderFact['field'], span: Span, rule: string, value: string, more?: Partial<HeaderFact>) => void;

/**
 * "Nghị định số 114/2003/NĐ-CP ngày 10/10/2003 của Chính phủ về cán bộ xã": old editions have no letterhead and say
 * all of it in one sentence. A report begins so too, but rests on nothing right behind it.
 */
export function readOwnHeading({ text, blocks }: Document, rules: Rules, put: Put): boolean {
  const lines = blocks.filter((block) => block.role !== 'chrome').flatMap((block) => linesIn(text, block));
  const at = lines.slice(0, FIRST_LINES).findIndex((line) => rules.lexicon.types.match(text, line.start) !== null);
  const line = lines[at];
  if (!line || !lines.slice(at + 1, at + 1 + BEFORE_PREAMBLE).some((next) => PREAMBLE(rules).isAt(text, next.start))) return false;
  const digit = text.slice(line.start, line.start + HEAD_REACH).search(/\d/);
  const hit = digit < 0 ? null : numberAt(text, line.start + digit, rules);
  const draft = hit && numberMention(text, hit, line.start, [], rules)?.draft;
  if (!draft?.number || draft.start !== line.start || draft.type === null || draft.date?.length !== DAY) return false;
  const rule = 'header.own-heading';
  const span = { start: draft.start, end: draft.end };
  put('type', span, rule, draft.type);
  put('number', span, rule, draft.number.canonical, { number: draft.number });
  put('date', span, rule, draft.date);
  if (draft.issuer) put('issuer', span, rule, draft.issuer.name, { body: draft.issuer });
  const title = draft.title && { start: draft.title.start, end: skipBlanksBack(text, reach(draft), draft.title.start) };
  if (title && title.end > title.start) put('title', title, rule, text.slice(title.start, title.end).replace(/\s+/g, ' '));
  return true;
}
const DAY = 10;
