import type { Flow } from './columns.js';
import type { Line } from './lines.js';
import { textOf } from './lines.js';

/** How the body of a page is set. Points; `leading` in font sizes. `right` is null for ragged text. */
export interface Setting {
  readonly left: number | null;
  readonly right: number | null;
  readonly leading: number;
}

const BUCKET = 3;
/** A page with fewer wide lines does not show its margins: those of the whole document stand in. */
const ENOUGH = 6;

/**
 * The margin at which many lines begin (or end): the outermost one, to BUCKET points, that has
 * the given share of them. First lines of paragraphs may outnumber flush ones, so not the most frequent.
 */
function margin(values: readonly number[], share: number, outermost: 'least' | 'greatest'): number | null {
  const counts = new Map<number, number>();
  for (const v of values) {
    const key = Math.round(v / BUCKET);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts.keys()].sort((a, b) => (outermost === 'least' ? a - b : b - a));
  const inward = outermost === 'least' ? 1 : -1;
  const found = keys.find((k) => (counts.get(k) ?? 0) + (counts.get(k + inward) ?? 0) >= Math.max(2, share * values.length));
  return found === undefined || values.length < 3 ? null : found * BUCKET;
}

const median = (values: readonly number[]): number | null => [...values].sort((a, b) => a - b)[values.length >> 1] ?? null;

const wideLines = (flows: readonly Flow[], pageWidth: number): Line[] =>
  flows.flatMap((f) => (f.column ? [] : f.lines)).filter((l) => l.x1 - l.x0 > 0.45 * pageWidth);

function leadingOf(flows: readonly Flow[]): number {
  const ratios: number[] = [];
  for (const { lines } of flows) {
    lines.forEach((line, i) => {
      const above = lines[i - 1];
      const ratio = above ? (line.y - above.y) / Math.max(line.size, above.size) : 0;
      if (ratio > 0.8 && ratio < 2.2) ratios.push(ratio);
    });
  }
  return median(ratios) ?? 1.2;
}

/** Measures the body of some pages by their wide lines. */
export function settingOf(flows: readonly Flow[], pageWidth: number, whole: Setting | null = null): Setting {
  const wide = wideLines(flows, pageWidth);
  if (whole && wide.length < ENOUGH) return { ...whole, leading: flows.length > 0 ? leadingOf(flows) : whole.leading };
  return {
    left: margin(
      wide.map((l) => l.x0),
      0.15,
      'least',
    ),
    right: margin(
      wide.map((l) => l.x1),
      0.3,
      'greatest',
    ),
    leading: leadingOf(flows),
  };
}

/** Full lines of a centred block reach both margins: they are symmetric but not set in. */
const isSymmetric = (line: Line, s: Setting): boolean =>
  s.left !== null && s.right !== null && Math.abs(line.x0 - s.left - (s.right - line.x1)) < 2 * line.size;

const isCentred = (line: Line, s: Setting): boolean => {
  if (s.left === null || s.right === null || !isSymmetric(line, s)) return false;
  return Math.min(line.x0 - s.left, s.right - line.x1) > line.size;
};

const indent = (line: Line, s: Setting): number => (s.left === null ? 0 : (line.x0 - s.left) / line.size);

/** Extra distance between lines, in font sizes, that means a new paragraph. */
const PARAGRAPH_GAP = 0.22;
const MIN_INDENT = 0.8;

/** In a letterhead or signature column lines are spaced more freely. */
const COLUMN_GAP = 1.75;

/** Does a paragraph begin with `line`? `above` and `below` are its neighbours in the flow. */
export function beginsParagraph(above: Line, line: Line, below: Line | undefined, s: Setting, column: boolean): boolean {
  if (column) return line.y - above.y > COLUMN_GAP * Math.max(line.size, above.size);
  const size = Math.max(above.size, line.size);
  const gap = (line.y - above.y) / size;
  if (gap > s.leading + PARAGRAPH_GAP && gap > 1.15) return true;
  return beginsByShape(above, line, below, s);
}

function beginsByShape(above: Line, line: Line, below: Line | undefined, s: Setting): boolean {
  const size = Math.max(above.size, line.size);
  const centred = isCentred(line, s);
  if (centred && isSymmetric(above, s)) return false;
  if (s.left !== null && ((centred && !isSymmetric(above, s)) || (isCentred(above, s) && !isSymmetric(line, s)))) return true;
  const isBody = above.x0 < (s.left ?? 0) + 8 * size && s.right !== null && s.left !== null && above.x0 > s.left - size;
  if (isBody && above.x1 < (s.right ?? 0) - 3 * size) return true;
  const step = (line.x0 - above.x0) / size;
  if (s.left === null || indent(line, s) < MIN_INDENT) return false;
  if (step > MIN_INDENT) return true;
  if (Math.abs(step) < 0.3 && /[.;:]$/.test(textOf(above))) return true;
  return Math.abs(step) < 0.3 && below !== undefined && (below.x0 - line.x0) / size < -MIN_INDENT;
}

/** Does a paragraph that ends a page go on in the first line of the next one? */
export function continues(last: Line, first: Line, s: Setting): boolean {
  if (s.left === null || s.right === null) return false;
  const full = last.x1 > s.right - 3 * last.size;
  return full && Math.abs(last.size - first.size) < 0.15 * last.size && first.x1 - first.x0 > 2 * first.size;
}

/** For the first line of a page: it stands at its page's left margin, so it begins no paragraph. */
export const isFlush = (line: Line, s: Setting): boolean => s.left !== null && Math.abs(indent(line, s)) < MIN_INDENT / 2;
