import type { Document, HeaderFact, Span } from '../model/index.js';
import { isSignAt, type Rules, skipBlanks, wordEnd } from '../rules/index.js';
import { bodyAt } from './bodies.js';
import { dateAt } from './dates.js';
import { numberAt } from './numbers.js';

type Label = 'number' | 'date' | 'issuer' | 'type' | 'title' | 'signer' | 'position';

/** Fewer labels than this are chance. */
const ENOUGH = 3;
const MOST_WORDS = 5;
/** A page pasted as plain text has its box of attributes at its top. */
const BOX = 3000;

interface Attribute {
  readonly label: Label;
  readonly value: Span;
}

/**
 * The attributes that portals of law show as labels and values ("Số hiệu 934/QĐ-BT"), in cells or lines of a
 * page. Nothing where there are fewer than three of them.
 */
export function readAttributes(document: Document, rules: Rules): HeaderFact[] {
  const { text } = document;
  const { mediaType } = document.raw.source;
  if (mediaType !== 'text/html' && mediaType !== 'text/plain') return [];
  const pasted = mediaType === 'text/plain';
  const found = boxOf(attributesIn(pasted ? text.slice(0, BOX) : text, pasted, rules));
  if (found.size < ENOUGH || (pasted && !found.has('number'))) return [];
  const facts: HeaderFact[] = [];
  const put = (field: HeaderFact['field'], span: Span, value: string, more: Partial<HeaderFact> = {}) =>
    facts.push({
      kind: 'header',
      field,
      text: text.slice(span.start, span.end),
      span,
      rule: 'header.attribute',
      confidence: 0.9,
      value,
      ...more,
    });
  const stretchOf = (label: Label) => found.get(label);
  const number = stretchOf('number');
  const hit = number && numberAt(text, number.start, rules);
  if (hit) put('number', { start: hit.start, end: hit.end }, hit.number.canonical, { number: hit.number });
  const day = stretchOf('date');
  const date = day && dateAt(text, day.start, rules);
  if (date) put('date', { start: date.start, end: date.end }, date.date);
  const by = stretchOf('issuer');
  const body = by && bodyAt(text, by.start, rules);
  if (body) put('issuer', { start: body.start, end: body.end }, text.slice(body.start, body.end), { body: body.ref });
  const kind = stretchOf('type');
  const type = kind && rules.lexicon.types.match(text, kind.start);
  if (kind && type) put('type', { start: kind.start, end: type.end }, type.value.name);
  const title = stretchOf('title');
  if (title) put('title', title, text.slice(title.start, title.end));
  const signer = stretchOf('signer');
  const position = stretchOf('position');
  if (signer) {
    const name = text.slice(signer.start, signer.end);
    put('signer', signer, name, { signer: { name, position: position ? text.slice(position.start, position.end) : null, capacity: null } });
  }
  return facts;
}

/** A menu may use the same labels: of those that stand twice, what is nearest to the first number. */
function boxOf(attributes: readonly Attribute[]): Map<Label, Span> {
  const centre = attributes.find(({ label }) => label === 'number')?.value.start ?? 0;
  const distance = ({ start }: Span) => Math.abs(start - centre);
  const box = new Map<Label, Span>();
  for (const { label, value } of attributes) {
    const known = box.get(label);
    if (!known || distance(value) < distance(known)) box.set(label, value);
  }
  return box;
}

/** Cells and lines that begin with a label; the value is the rest, or the next cell. In plain text a colon must follow the label. */
function attributesIn(text: string, pasted: boolean, rules: Rules): Attribute[] {
  const attributes: Attribute[] = [];
  let pending: Label | null = null;
  for (const cell of text.matchAll(pasted ? /[^\s|][^\t\n|]*/g : /\S[^\t\n]*/g)) {
    const start = cell.index;
    const told = labelAt(text, start, rules);
    if (!told && !pending) continue;
    const content = cell[0].trimEnd();
    const labelled: { label: Label; end: number } | null =
      pasted && told && !/^\s?:/.test(text.slice(told.end, told.end + 2)) ? null : told;
    const from: number = labelled
      ? labelled.end + (/^[\s:]*/.exec(text.slice(labelled.end, start + content.length)) as RegExpExecArray)[0].length
      : start;
    const end = start + content.length;
    const label: Label | null = labelled?.label ?? pending;
    pending = null;
    if (!label) continue;
    if (from < end) {
      if (text.slice(from, end) !== '--') attributes.push({ label, value: { start: from, end } });
    } else pending = label;
  }
  return attributes;
}

function labelAt(text: string, start: number, rules: Rules): { label: Label; end: number } | null {
  let end = start;
  let best: { label: Label; end: number } | null = null;
  for (let words = 0; words < MOST_WORDS; words++) {
    const stop = wordEnd(text, end);
    if (stop === end) break;
    const label = rules.label(text, start, stop) as Label | undefined;
    if (label) best = { label, end: stop };
    end = isSignAt(text, stop, ',') ? skipBlanks(text, stop + 1) : stop + 1;
  }
  return best;
}
