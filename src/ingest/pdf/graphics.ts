import type { Matrix } from './matrix.js';
import { apply, IDENTITY, matrixOf, multiply } from './matrix.js';
import type { Rule, Run } from './page.js';

/** pdf.js' list of drawing operations of a page. */
export interface OperatorList {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<unknown>;
}

export interface Graphics {
  readonly rules: Rule[];
  readonly stamps: Run[][];
  /** Area of all pictures, square points: scanners cut pages into strips. */
  picture: number;
  /** How many paths are drawn: letters may be drawn as outlines. */
  paths: number;
}

interface Glyph {
  readonly unicode?: string;
  readonly width?: number;
}

interface TextState {
  matrix: Matrix;
  line: Matrix;
  size: number;
  leading: number;
  charSpace: number;
  wordSpace: number;
}

/** A filled box thinner than this is a ruled line: Word draws the borders of tables so. */
const THIN = 2.5;
const MIN_RULE = 4;
/** pdf.js' codes inside a path: move, line, curve, close; and how many numbers follow each. */
const PATH_ARGUMENTS = [2, 2, 6, 0] as const;

function boxesOf(data: ArrayLike<number>): [number, number, number, number][] {
  const boxes: [number, number, number, number][] = [];
  let box: [number, number, number, number] | null = null;
  for (let i = 0; i < data.length; ) {
    const code = data[i++] ?? 0;
    const count = PATH_ARGUMENTS[code as 0 | 1 | 2 | 3];
    if (count === undefined) break;
    if (code === 0 && box) {
      boxes.push(box);
      box = null;
    }
    for (let k = 0; k < count; k += 2) {
      const x = data[i + k] ?? 0;
      const y = data[i + k + 1] ?? 0;
      if (!box) box = [x, y, x, y];
      else box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
    }
    i += count;
  }
  if (box) boxes.push(box);
  return boxes;
}

function addRules(rules: Rule[], ctm: Matrix, box: [number, number, number, number], stroked: boolean): void {
  const [ax, ay] = apply(ctm, box[0], box[1]);
  const [bx, by] = apply(ctm, box[2], box[3]);
  const x0 = Math.min(ax, bx);
  const x1 = Math.max(ax, bx);
  const y0 = Math.min(ay, by);
  const y1 = Math.max(ay, by);
  const width = x1 - x0;
  const height = y1 - y0;
  if (width <= THIN && height <= THIN) return;
  if (height <= THIN) {
    if (width >= MIN_RULE) rules.push({ x0, x1, y0: (y0 + y1) / 2, y1: (y0 + y1) / 2 });
  } else if (width <= THIN) {
    if (height >= MIN_RULE) rules.push({ x0: (x0 + x1) / 2, x1: (x0 + x1) / 2, y0, y1 });
  } else if (stroked) {
    rules.push({ x0, x1, y0, y1: y0 }, { x0, x1, y0: y1, y1 }, { x0, x1: x0, y0, y1 }, { x0: x1, x1, y0, y1 });
  }
}

/** Shows glyphs at the text position; gives the run without the blanks around it. */
function show(text: TextState, ctm: Matrix, glyphs: readonly unknown[], order: number): Run | null {
  let at = 0;
  let start: number | null = null;
  let end = 0;
  let shown = '';
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      at -= (glyph / 1000) * text.size;
      continue;
    }
    const { unicode = '', width = 0 } = (glyph ?? {}) as Glyph;
    const blank = unicode.trim() === '';
    if (!blank) start ??= at;
    at += (width / 1000) * text.size + text.charSpace + (unicode === ' ' ? text.wordSpace : 0);
    if (start !== null) shown += unicode;
    if (!blank) end = at;
  }
  const m = multiply(ctm, text.matrix);
  text.matrix = multiply(text.matrix, [1, 0, 0, 1, at, 0]);
  if (start === null) return null;
  const [x, y] = apply(m, start, 0);
  const scale = Math.hypot(m[0], m[1]);
  return { text: shown.trimEnd(), x, y, width: (end - start) * scale, size: text.size * Math.hypot(m[2], m[3]), order };
}

/**
 * Follows the drawing operations of a page and keeps what text content alone does not tell:
 * ruled lines, pictures, and the text inside annotations (a signature's stamp, or the number and
 * day that an office fills in by signing).
 */
export function graphicsOf(list: OperatorList, ops: Readonly<Record<string, number>>, page: Matrix): Graphics {
  const found: Graphics = { rules: [], stamps: [], picture: 0, paths: 0 };
  let ctm = page;
  const stack: Matrix[] = [];
  let stamp: Run[] | null = null;
  let depthBefore = 0;
  const text: TextState = { matrix: IDENTITY, line: IDENTITY, size: 10, leading: 0, charSpace: 0, wordSpace: 0 };
  const numbers = (args: unknown): number[] => (Array.isArray(args) ? args.map((n) => (typeof n === 'number' ? n : 0)) : []);
  const move = (x: number, y: number): void => {
    text.line = multiply(text.line, [1, 0, 0, 1, x, y]);
    text.matrix = text.line;
  };
  const transform = (value: unknown): void => {
    const m = matrixOf(value);
    if (m) ctm = multiply(ctm, m);
  };
  const restore = (): void => {
    ctm = stack.pop() ?? ctm;
  };
  const actions: Record<string, (args: unknown) => void> = {
    save: () => void stack.push(ctm),
    restore,
    transform,
    paintFormXObjectBegin: (args) => {
      stack.push(ctm);
      transform((args as unknown[])[0]);
    },
    paintFormXObjectEnd: restore,
    beginAnnotation: (args) => {
      const [, , placed, own] = args as unknown[];
      depthBefore = stack.length;
      stack.push(ctm);
      ctm = page;
      transform(placed);
      transform(own);
      stamp = [];
    },
    endAnnotation: () => {
      if (stamp?.length) found.stamps.push(stamp);
      stamp = null;
      ctm = stack[depthBefore] ?? page;
      stack.length = Math.min(stack.length, depthBefore);
    },
    constructPath: (args) => {
      const [paint, data] = args as [number, unknown[]];
      const path = data?.[0];
      if (paint === ops.endPath || path === null || typeof path !== 'object') return;
      found.paths++;
      const stroked = paint !== ops.fill && paint !== ops.eoFill;
      if (stamp === null) for (const box of boxesOf(path as ArrayLike<number>)) addRules(found.rules, ctm, box, stroked);
    },
    beginText: () => {
      text.matrix = IDENTITY;
      text.line = IDENTITY;
    },
    setTextMatrix: (args) => {
      text.matrix = matrixOf((args as unknown[])[0]) ?? matrixOf(args) ?? text.matrix;
      text.line = text.matrix;
    },
    setFont: (args) => {
      text.size = numbers(args)[1] ?? text.size;
    },
    setLeading: (args) => {
      text.leading = numbers(args)[0] ?? 0;
    },
    setCharSpacing: (args) => {
      text.charSpace = numbers(args)[0] ?? 0;
    },
    setWordSpacing: (args) => {
      text.wordSpace = numbers(args)[0] ?? 0;
    },
    moveText: (args) => {
      const [x = 0, y = 0] = numbers(args);
      move(x, y);
    },
    setLeadingMoveText: (args) => {
      const [x = 0, y = 0] = numbers(args);
      text.leading = -y;
      move(x, y);
    },
    nextLine: () => move(0, -text.leading),
    showText: (args) => {
      const glyphs = (args as unknown[])[0];
      if (stamp === null || !Array.isArray(glyphs)) return;
      const run = show(text, ctm, glyphs, stamp.length);
      if (run) stamp.push(run);
    },
  };
  const picture = (): void => {
    if (stamp === null) found.picture += Math.abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]);
  };
  for (const name of ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject']) actions[name] = picture;

  const byCode = new Map<number, (args: unknown) => void>();
  for (const [name, action] of Object.entries(actions)) {
    const code = ops[name];
    if (code !== undefined) byCode.set(code, action);
  }
  for (let i = 0; i < list.fnArray.length; i++) byCode.get(list.fnArray[i] ?? -1)?.(list.argsArray[i]);
  return found;
}
