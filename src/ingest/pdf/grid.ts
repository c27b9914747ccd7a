import type { Rule } from './page.js';

/** A cell of a ruled table: its box in points and its place in the grid. */
export interface GridCell {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface Grid {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly cells: readonly GridCell[];
}

/** Lines nearer than this are one line, in points. */
const SNAP = 3;

const isFlat = (r: Rule): boolean => r.y0 === r.y1;
const touches = (a: Rule, b: Rule): boolean => a.x0 <= b.x1 + SNAP && b.x0 <= a.x1 + SNAP && a.y0 <= b.y1 + SNAP && b.y0 <= a.y1 + SNAP;

/** More lines than this on a page are a drawing. */
const MAX_RULES = 3000;

function components(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules);
  const groups: Rule[][] = [];
  for (const seed of rules) {
    if (!left.delete(seed)) continue;
    const group = [seed];
    for (let i = 0; i < group.length; i++) {
      const rule = group[i];
      if (!rule) continue;
      for (const other of left) {
        if (touches(rule, other)) {
          left.delete(other);
          group.push(other);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

/** Sorted positions, those within SNAP merged. */
function positions(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const v of [...values].sort((a, b) => a - b)) if (kept.length === 0 || v - (kept.at(-1) ?? v) > SNAP) kept.push(v);
  return kept;
}

const covers = (rules: readonly Rule[], at: number, from: number, to: number, flat: boolean): boolean => {
  const middle = (from + to) / 2;
  return rules.some((r) =>
    flat
      ? Math.abs(r.y0 - at) <= SNAP && r.x0 <= middle && r.x1 >= middle
      : Math.abs(r.x0 - at) <= SNAP && r.y0 <= middle && r.y1 >= middle,
  );
};

function gridOf(group: readonly Rule[]): Grid | null {
  const flat = group.filter(isFlat);
  const upright = group.filter((r) => !isFlat(r));
  const xs = positions(upright.map((r) => r.x0));
  const ys = positions(flat.map((r) => r.y0));
  // two columns and two rows at least: a frame or an underline is no table
  if (xs.length < 3 || ys.length < 3) return null;
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns * rows > 20_000) return null;
  const parent = Array.from({ length: rows * columns }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[i] = root;
    return root;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [x0 = 0, x1 = 0] = [xs[c], xs[c + 1]];
      const [y0 = 0, y1 = 0] = [ys[r], ys[r + 1]];
      const here = r * columns + c;
      if (c + 1 < columns && !covers(upright, x1, y0, y1, false)) parent[find(here + 1)] = find(here);
      if (r + 1 < rows && !covers(flat, y1, x0, x1, true)) parent[find(here + columns)] = find(here);
    }
  }
  const extents = new Map<number, { r0: number; r1: number; c0: number; c1: number }>();
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const root = find(r * columns + c);
      const e = extents.get(root);
      if (!e) extents.set(root, { r0: r, r1: r, c0: c, c1: c });
      else Object.assign(e, { r0: Math.min(e.r0, r), r1: Math.max(e.r1, r), c0: Math.min(e.c0, c), c1: Math.max(e.c1, c) });
    }
  }
  const cells = [...extents.values()].map(({ r0, r1, c0, c1 }) => ({
    x0: xs[c0] ?? 0,
    x1: xs[c1 + 1] ?? 0,
    y0: ys[r0] ?? 0,
    y1: ys[r1 + 1] ?? 0,
    row: r0,
    column: c0,
    rowSpan: r1 - r0 + 1,
    columnSpan: c1 - c0 + 1,
  }));
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  if (cells.length < 3) return null;
  return { x0: xs[0] ?? 0, x1: xs.at(-1) ?? 0, y0: ys[0] ?? 0, y1: ys.at(-1) ?? 0, cells };
}

/** Finds the ruled tables of a page, top to bottom. */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  if (rules.length < 4 || rules.length > MAX_RULES) return [];
  return components(rules)
    .map(gridOf)
    .filter((g): g is Grid => g !== null)
    .sort((a, b) => a.y0 - b.y0);
}
