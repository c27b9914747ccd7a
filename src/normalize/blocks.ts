import type { Block, BlockRole, Span } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import { linesOf } from './lines.js';

interface Line extends Span {
  readonly text: string;
}

/** How far into a document its head can reach, in lines. Gazette pages put some forty before it. */
const HEAD_LINES = 70;
const HAS_LETTER = /\p{L}/u;
const isCapitals = (text: string): boolean => HAS_LETTER.test(text) && text === text.toUpperCase();

class Layout {
  constructor(private readonly rules: Rules) {}

  /** Whether the line begins with (or, for line patterns, is) what the pattern says. */
  is(id: string, line: Line | undefined): boolean {
    if (!line) return false;
    const pattern = this.rules.pattern(`layout.${id}`);
    pattern.lastIndex = 0;
    return pattern.test(line.text);
  }
}

/** Cuts the text into blocks. `chrome` and `tables` are the stretches that the format itself told. */
export function findBlocks(text: string, chrome: readonly Span[], tables: readonly Span[], rules: Rules): Block[] {
  const layout = new Layout(rules);
  const all = linesOf(text)
    .filter((line) => line.end > line.start)
    .map((line) => ({ ...line, text: text.slice(line.start, Math.min(line.end, line.start + 400)) }));
  const lines: Line[] = [];
  const roles: BlockRole[] = [];
  let tail = false;
  for (const line of all) {
    tail ||= lines.length > 4 && line.text.length < 120 && layout.is('chrome-tail', line);
    const shown = tail || inside(chrome, line.start) || (line.text.length < 240 && layout.is('chrome-line', line));
    lines.push(line);
    roles.push(shown ? 'chrome' : 'body');
  }
  const own = lines.map((_, i) => i).filter((i) => roles[i] !== 'chrome');
  const mark = (from: number, to: number, role: BlockRole) => {
    for (let k = from; k < to; k++) roles[own[k] as number] = role;
  };
  const at = (k: number): Line | undefined => lines[own[k] as number];

  const head = markHead(own.length, at, layout, mark);
  const foot = markFoot(own.length, head, at, layout, mark);
  for (let k = foot; k < own.length; k++) if (roles[own[k] as number] === 'body') mark(k, k + 1, 'annex');
  for (const i of own) if (roles[i] === 'body' && inside(tables, (lines[i] as Line).start)) roles[i] = 'table';
  return merge(lines, roles);
}

type At = (k: number) => Line | undefined;
type Mark = (from: number, to: number, role: BlockRole) => void;

/** Letterhead, title and legal bases. Returns the first line that is none of them. */
function markHead(count: number, at: At, layout: Layout, mark: Mark): number {
  const limit = Math.min(count, HEAD_LINES);
  let official = false;
  let title = -1;
  for (let k = 0; k < limit && title < 0; k++) {
    const line = at(k) as Line;
    if (layout.is('motto', line) || layout.is('party-motto', line)) official = true;
    if (layout.is('number-line', line) && line.text.length < 60) official = true;
    if (layout.is('place-date', line) && line.text.length < 90) official = true;
    if (layout.is('type-line', line) && (isCapitals(line.text) || official)) title = k;
    else if (layout.is('dispatch-subject', line) && k > 0) title = k;
    else if (layout.is('basis', line) && line.text.length > 60) break;
  }
  if (!official && title < 0) return 0;
  if (title < 0) title = firstOf(limit, (k) => layout.is('addressees', at(k)) || layout.is('basis', at(k)));
  if (title < 0) return 0;
  if (official) mark(0, title, 'letterhead');
  let body = title;
  if (!layout.is('addressees', at(title)) && !layout.is('basis', at(title))) {
    const dispatch = !layout.is('type-line', at(title));
    body = title + 1;
    while (body < limit && isTitle(at(body) as Line, body - title, dispatch, layout)) body++;
    mark(title, body, 'title');
  }
  // a dispatch has its place and date under the subject in the order of reading
  while (body < limit && (layout.is('place-date', at(body)) || layout.is('motto', at(body))) && (at(body) as Line).text.length < 90) {
    mark(body, body + 1, 'letterhead');
    body++;
  }
  let basis = body;
  while (basis < Math.min(count, body + 80) && (layout.is('basis', at(basis)) || isEnactor(at(basis) as Line))) basis++;
  mark(body, basis, 'basis');
  return basis;
}

const isEnactor = (line: Line): boolean => isCapitals(line.text) && line.text.length < 90;

function isTitle(line: Line, depth: number, dispatch: boolean, layout: Layout): boolean {
  if (depth > 8 || line.text.length > 390) return false;
  if (layout.is('basis', line) && (depth > 1 || /[;,:]$/.test(line.text))) return false;
  for (const id of ['list-item', 'addressees', 'rule-line', 'place-date', 'motto', 'number-line'])
    if (layout.is(id, line)) return false;
  if (depth > 1 && isCapitals(line.text)) return false;
  return !(dispatch && isCapitals(line.text));
}

/** Recipients and signature. Returns the first line behind them. */
function markFoot(count: number, head: number, at: At, layout: Layout, mark: Mark): number {
  const recipients = firstOf(count, (k) => k >= head && layout.is('recipients', at(k)));
  const from = recipients < 0 ? Math.max(head, count - 40) : Math.max(head, recipients - 16);
  const to = recipients < 0 ? count : Math.min(count, recipients + 70);
  const signature = signatureOf(from, to, at, layout);
  let end = count;
  if (recipients >= 0) {
    const stop = signature && signature.start > recipients ? signature.start : to;
    let last = recipients + 1;
    while (last < stop && isRecipient(at(last) as Line, layout)) last++;
    mark(recipients, last, 'recipients');
    end = last;
  }
  if (signature) {
    mark(signature.start, signature.end, 'signature');
    end = recipients >= 0 ? Math.max(end, signature.end) : signature.end;
  }
  return recipients < 0 && !signature ? count : end;
}

function isRecipient(line: Line, layout: Layout): boolean {
  if (line.text.length > 200 || layout.is('annex', line) || layout.is('motto', line) || layout.is('type-line', line)) return false;
  return true;
}

/** The first run of capacity and position lines that a name follows. */
function signatureOf(from: number, to: number, at: At, layout: Layout): { start: number; end: number } | null {
  for (let k = from; k < to; k++) {
    const line = at(k) as Line;
    if (line.text.length > 90 || !(layout.is('capacity', line) || (layout.is('position', line) && isCapitals(line.text)))) continue;
    for (let n = k + 1; n < Math.min(to, k + 14); n++) {
      const next = at(n) as Line;
      if (layout.is('recipients', next)) break;
      if (!isCapitals(next.text) && layout.is('person', next) && !layout.is('position', next)) return { start: k, end: n + 1 };
    }
  }
  return null;
}

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

function merge(lines: readonly Line[], roles: readonly BlockRole[]): Block[] {
  const blocks: { start: number; end: number; role: BlockRole }[] = [];
  lines.forEach((line, i) => {
    const last = blocks.at(-1);
    if (last && last.role === roles[i]) last.end = line.end;
    else blocks.push({ start: line.start, end: line.end, role: roles[i] as BlockRole });
  });
  return blocks;
}
