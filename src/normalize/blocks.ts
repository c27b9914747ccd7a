import type { Block, BlockRole, Span } from '../model/index.js';
import { isLowerAt, isUpperAt, linesIn, patternNamed, type Rules, wordEnd, wordsNamed } from '../rules/index.js';
import { markFoot } from './foot.js';
import { markHead } from './head.js';
import { Layout, lengthOf } from './layout.js';

const CHROME_FIRST = wordsNamed('chrome-first');
const CHROME_DOCUMENTS = patternNamed('layout.chrome-documents');
const CHROME_LINE = patternNamed('layout.chrome-line');
const CHROME_TAIL = patternNamed('layout.chrome-tail');
const LETTERHEAD = patternNamed('layout.letterhead');

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
    else tail = may && !around && i > 4 && (layout.is(CHROME_TAIL, line) || layout.is(CHROME_DOCUMENTS, line));
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
  return CHROME_FIRST(rules).has(text, at, wordEnd(text, at));
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
