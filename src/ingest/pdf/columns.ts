import type { Line } from './lines.js';
import { pick } from './lines.js';

type Lines = readonly Line[];

/** Lines that are read one after the other. `column`: one of several columns, not the body. */
export interface Flow {
  readonly lines: Lines;
  readonly column: boolean;
}

interface Corridor {
  readonly left: number;
  readonly right: number;
}

/** A band of lines from `from` (inclusive) to `to` (exclusive) that an empty corridor divides. */
interface Band extends Corridor {
  readonly from: number;
  readonly to: number;
}

/** Narrowest corridor, in font sizes. */
const MIN_CORRIDOR = 0.3;
/** A band ends before a gap of so many font sizes if only one side goes on after it. */
const LARGE_GAP = 6;
/** It takes in lines above it only if they are as near as lines of one block. */
const ABOVE_GAP = 1.7;

/** Narrows the corridor so that no chunk of the line crosses it; null if one does. */
function narrow(corridor: Corridor, line: Line, centre: number): Corridor | null {
  let { left, right } = corridor;
  for (const chunk of line.chunks) {
    const toLeft = chunk.x1 <= right - MIN_CORRIDOR * line.size && chunk.x0 < left && (chunk.x0 + chunk.x1) / 2 < centre;
    if (toLeft) left = Math.max(left, chunk.x1);
    else if (chunk.x0 >= left + MIN_CORRIDOR * line.size) right = Math.min(right, chunk.x0);
    else return null;
  }
  return right - left >= MIN_CORRIDOR * line.size ? { left, right } : null;
}

/** Follows a corridor that opens between chunk `c` and the next of line `at`, up and down. */
function grow(lines: Lines, at: number, c: number): Band | null {
  const line = lines[at];
  const a = line?.chunks[c];
  const b = line?.chunks[c + 1];
  if (!line || !a || !b) return null;
  const centre = (a.x1 + b.x0) / 2;
  let corridor: Corridor | null = narrow({ left: a.x1 - 0.01, right: b.x0 }, line, centre);
  if (!corridor) return null;
  let from = at;
  let to = at + 1;
  for (let i = at - 1; i >= 0; i--) {
    const next = lines[i];
    const below = lines[i + 1];
    if (!next || !below || below.y - next.y > ABOVE_GAP * next.size) break;
    const narrowed: Corridor | null = narrow(corridor, next, centre);
    if (!narrowed) break;
    corridor = narrowed;
    from = i;
  }
  for (let i = at + 1; i < lines.length; i++) {
    const next = lines[i];
    const above = lines[i - 1];
    if (!next || !above) break;
    const narrowed: Corridor | null = narrow(corridor, next, centre);
    if (!narrowed || next.y - above.y > LARGE_GAP * Math.max(next.size, above.size)) break;
    corridor = narrowed;
    to = i + 1;
  }
  return { ...corridor, from, to };
}

const sides = (lines: Lines, band: Band): { left: Line[]; right: Line[] } => {
  const middle = (band.left + band.right) / 2;
  const left: Line[] = [];
  const right: Line[] = [];
  for (const line of lines.slice(band.from, band.to)) {
    const l = pick(line, (c) => c.x1 <= middle);
    const r = pick(line, (c) => c.x0 >= middle);
    if (l) left.push(l);
    if (r) right.push(r);
  }
  return { left, right };
};

/** Lines set around one axis, as letterheads and signatures are by decree (30/2020/NĐ-CP, annex I). */
function isCentred(lines: Lines): boolean {
  if (lines.length < 2) return false;
  let agree = 0;
  for (let i = 1; i < lines.length; i++) {
    const a = lines[i - 1];
    const b = lines[i];
    if (!a || !b) continue;
    const sameStart = Math.abs(a.x0 - b.x0) < 0.5 * a.size;
    const sameCentre = Math.abs((a.x0 + a.x1) / 2 - (b.x0 + b.x1) / 2) < 1.2 * Math.max(a.size, b.size);
    const sameExtent = sameStart && Math.abs(a.x1 - b.x1) < 0.5 * a.size;
    if (sameCentre && (!sameStart || sameExtent)) agree++;
  }
  return agree >= Math.ceil((lines.length - 1) * 0.5);
}

/** Share of the smaller side's lines that stand on a baseline of the other side. */
function aligned(left: Lines, right: Lines): number {
  const ys = new Set(right.map((l) => Math.round(l.y)));
  const shared = left.filter((l) => [-1, 0, 1].some((d) => ys.has(Math.round(l.y) + d))).length;
  return shared / Math.max(1, Math.min(left.length, right.length));
}

const widthOf = (lines: Lines): number => Math.max(...lines.map((l) => l.x1)) - Math.min(...lines.map((l) => l.x0));

/**
 * Are these two columns to be read one after the other, rather than row by row? Centred blocks
 * are (letterhead, signature), and text that wraps on its own baselines. A narrow left side
 * is a list's numbering.
 */
function areColumns(left: Lines, right: Lines, inColumn: boolean): boolean {
  // a blank left for the day ("ngày    tháng") parts one line of a letterhead's column, not the column
  if (inColumn && Math.min(left.length, right.length) < 2) return false;
  const size = left[0]?.size ?? 10;
  if (left.length + right.length < 3 || widthOf(left) < 4 * size || widthOf(right) < 3 * size) return false;
  if (isCentred(right) || (isCentred(left) && right.length <= left.length + 2)) return true;
  return left.length >= 2 && right.length >= 2 && aligned(left, right) < 0.5;
}

function bandAt(lines: Lines, at: number, inColumn: boolean): Band | null {
  const line = lines[at];
  if (!line) return null;
  let best: Band | null = null;
  for (let c = 0; c + 1 < line.chunks.length; c++) {
    const band = grow(lines, at, c);
    if (!band) continue;
    const { left, right } = sides(lines, band);
    if (!left.length || !right.length || !areColumns(left, right, inColumn)) continue;
    if (
      !best ||
      band.to - band.from > best.to - best.from ||
      (band.to - band.from === best.to - best.from && band.right - band.left > best.right - best.left)
    )
      best = band;
  }
  return best;
}

/**
 * Cuts lines (top to bottom) into flows in reading order: where a corridor divides letterhead,
 * signature area or columns, the left flow comes before the right one.
 */
export function flowsOf(lines: Lines, depth = 0): Flow[] {
  const flows: Flow[] = [];
  let plain: Line[] = [];
  const flush = (upTo: number): void => {
    if (upTo > 0) flows.push({ lines: plain.slice(0, upTo), column: depth > 0 });
    plain = [];
  };
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (!line) break;
    const band = depth < 4 ? bandAt(lines, i, depth > 0) : null;
    if (!band) {
      plain.push(line);
      i++;
      continue;
    }
    // the corridor may begin above the line on which it was found, but not in what is already read
    const from = Math.max(band.from, i - plain.length);
    flush(plain.length - (i - from));
    const { left, right } = sides(lines, { ...band, from });
    flows.push(...flowsOf(left, depth + 1), ...flowsOf(right, depth + 1));
    i = band.to;
  }
  flush(plain.length);
  return flows;
}
