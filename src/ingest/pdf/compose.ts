import type { Region } from '../../model/source.js';
import { clean, TextBuilder } from '../builder.js';
import type { Flow } from './columns.js';
import { flowsOf } from './columns.js';
import { furnitureOf } from './furniture.js';
import type { Grid, GridCell } from './grid.js';
import { gridsOf } from './grid.js';
import type { Line } from './lines.js';
import { linesOf, textOf } from './lines.js';
import type { PageContent, Run } from './page.js';
import type { Setting } from './paragraphs.js';
import { beginsParagraph, continues, isFlush, settingOf } from './paragraphs.js';
import { stampsOf } from './stamps.js';

interface TablePart {
  readonly grid: Grid;
  readonly cells: readonly { readonly cell: GridCell; readonly lines: readonly Line[] }[];
}

type Part = { readonly flow: Flow } | TablePart;

interface Laid {
  readonly page: PageContent;
  readonly free: readonly Line[];
  readonly tables: readonly TablePart[];
  readonly stamps: readonly (readonly Line[])[];
}

const inside = (run: Run, box: { x0: number; y0: number; x1: number; y1: number }): boolean => {
  const x = run.x + run.width / 2;
  const y = run.y - 0.3 * run.size;
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
};

/** Ruled frames of two columns and one or two rows are letterheads or notes, not data. */
const isData = (grid: Grid): boolean => {
  const rows = new Set(grid.cells.map((c) => c.row)).size;
  const columns = new Set(grid.cells.map((c) => c.column)).size;
  return rows >= 2 && columns >= 2 && !(rows <= 2 && columns === 2);
};

function lay(page: PageContent): Laid {
  const { inline, blocks } = stampsOf(page);
  let runs: readonly Run[] = [...page.runs, ...inline];
  const tables: TablePart[] = [];
  for (const grid of gridsOf(page.rules)) {
    const mine = runs.filter((r) => inside(r, grid));
    if (mine.length === 0 || !isData(grid)) continue;
    const taken = new Set<Run>();
    const cells = grid.cells.map((cell) => {
      const own = mine.filter((r) => !taken.has(r) && inside(r, cell));
      for (const r of own) taken.add(r);
      return { cell, lines: linesOf(own) };
    });
    if (cells.filter((c) => c.lines.length > 0).length < 3) continue;
    tables.push({ grid, cells });
    runs = runs.filter((r) => !taken.has(r));
  }
  return { page, free: linesOf(runs), tables, stamps: [page.sideways, ...blocks].map(linesOf) };
}

/** Free lines between tables, cut into flows; tables at their height. */
function partsOf(laid: Laid, furniture: ReadonlySet<Line>): Part[] {
  const parts: Part[] = [];
  let rest = laid.free.filter((l) => !furniture.has(l));
  for (const table of laid.tables) {
    const above = rest.filter((l) => l.y <= table.grid.y0 + l.size);
    rest = rest.filter((l) => l.y > table.grid.y0 + l.size);
    parts.push(...flowsOf(above).map((flow) => ({ flow })), table);
  }
  return [...parts, ...flowsOf(rest).map((flow) => ({ flow }))];
}

function addTable(out: TextBuilder, table: TablePart): void {
  out.breakLines(2);
  const start = out.length;
  const regions: Region[] = [];
  let row = -1;
  for (const { cell, lines } of table.cells) {
    if (row >= 0) out.add(cell.row === row ? '\t' : '\n');
    row = cell.row;
    const at = out.length;
    out.add(lines.map((l) => clean(textOf(l))).join('\n'));
    const { column, rowSpan, columnSpan } = cell;
    regions.push({ start: at, end: out.length, role: 'cell', row: cell.row, column, rowSpan, columnSpan });
  }
  out.region({ start, end: out.length, role: 'table' });
  for (const r of regions) out.region(r);
  out.add('\n\n');
}

function addFurniture(out: TextBuilder, lines: readonly Line[]): void {
  if (lines.length === 0) return;
  const start = out.length;
  for (const line of lines) out.add(`${clean(textOf(line))}\n`);
  out.region({ start, end: out.length, role: 'furniture' });
}

function addFlow(out: TextBuilder, flow: Flow, setting: Setting): void {
  flow.lines.forEach((line, i) => {
    const above = flow.lines[i - 1];
    if (above && beginsParagraph(above, line, flow.lines[i + 1], setting, flow.column)) out.breakLines(2);
    out.add(`${clean(textOf(line))}\n`);
  });
}

const flowsIn = (parts: readonly Part[]): Flow[] => parts.flatMap((p) => ('flow' in p ? [p.flow] : []));

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const lastLine = (parts: readonly Part[]): Line | null => {
  const part = parts.at(-1);
  return part && 'flow' in part ? (part.flow.lines.at(-1) ?? null) : null;
};

const firstLine = (parts: readonly Part[]): Line | null => {
  const part = parts[0];
  return part && 'flow' in part ? (part.flow.lines[0] ?? null) : null;
};

/**
 * Puts the pages of a PDF into one text in reading order: letterhead and signature column by
 * column, tables row by row (cells parted by tabs), a blank line before each paragraph, running
 * heads, page numbers and signature stamps as regions of role `furniture`.
 */
export function compose(contents: readonly PageContent[]): { text: string; pages: number[]; regions: Region[] } {
  const laid = contents.map(lay);
  const furniture = furnitureOf(laid.map((l) => l.free));
  const out = new TextBuilder();
  const pages: number[] = [];
  let before = null as { line: Line; setting: Setting } | null;
  const partsOfPages = laid.map((page) => partsOf(page, furniture));
  const whole = settingOf(partsOfPages.flatMap(flowsIn), median(laid.map((l) => l.page.width)));
  laid.forEach((page, n) => {
    pages.push(out.length);
    const parts = partsOfPages[n] ?? [];
    const flows = flowsIn(parts);
    const setting = settingOf(flows, page.page.width, whole);
    const bodyTop = Math.min(...flows.flatMap((f) => f.lines.map((l) => l.y)), ...page.tables.map((t) => t.grid.y0));
    const extra = page.free.filter((l) => furniture.has(l));
    addFurniture(
      out,
      extra.filter((l) => l.y <= bodyTop),
    );
    const first = firstLine(parts);
    const goesOn = before !== null && first !== null && continues(before.line, first, before.setting) && isFlush(first, setting);
    if (before !== null && !goesOn && parts.length > 0) out.add('\n');
    parts.forEach((part, i) => {
      if (i > 0) out.breakLines(2);
      if ('flow' in part) addFlow(out, part.flow, setting);
      else addTable(out, part);
    });
    const last = lastLine(parts);
    if (parts.length > 0) before = last ? { line: last, setting } : null;
    out.breakLines(1);
    addFurniture(
      out,
      extra.filter((l) => l.y > bodyTop),
    );
    for (const stamp of page.stamps) addFurniture(out, stamp);
  });
  const { text, regions } = out.finish();
  return { text, pages: pages.map((p) => Math.min(p, text.length)), regions };
}
