import type { Region, Span } from '../model/index.js';

/** How plain text parts the cells of a row. */
interface Setting {
  /** The cells of a line, empty ones too; null where the line is no row. */
  readonly cells: (line: Span, text: string) => readonly Span[] | null;
  /** So many rows make a table … */
  readonly rows: number;
  /** … whether or not all of them have as many cells. */
  readonly ragged: boolean;
}

const DRAWN = /^[\s|+=:-]+$/;
const STROKE = /[-=+]{3}/;
const isRule = (line: string): boolean => DRAWN.test(line) && STROKE.test(line);
const DIGIT = /^\d/;
/** Text in two or fewer columns is a letterhead, a signature or a list. */
const COLUMNS = 3;

function parted(text: string, { start, end }: Span, separator: RegExp): Span[] {
  const cells: Span[] = [];
  let from = start;
  for (const { index, 0: sign } of text.slice(start, end).matchAll(separator)) {
    cells.push(trimmed(text, from, start + index));
    from = start + index + sign.length;
  }
  return [...cells, trimmed(text, from, end)];
}

function trimmed(text: string, start: number, end: number): Span {
  const cell = text.slice(start, end);
  const from = start + (cell.length - cell.trimStart().length);
  return { start: from, end: Math.max(from, start + cell.trimEnd().length) };
}

const isFilled = ({ start, end }: Span): boolean => end > start;

const BARS: Setting = {
  cells: (line, text) => {
    const inner = trimmed(text, line.start, line.end);
    if (text[inner.start] !== '|') return null;
    const end = text[inner.end - 1] === '|' ? inner.end - 1 : inner.end;
    return parted(text, { start: inner.start + 1, end: Math.max(inner.start + 1, end) }, /\|/g);
  },
  rows: 2,
  ragged: true,
};
const TABS: Setting = {
  cells: (line, text) => (text.slice(line.start, line.end).includes('\t') ? parted(text, line, /\t/g) : null),
  rows: 2,
  ragged: true,
};
const BLANKS: Setting = {
  cells: (line, text) => {
    const cells = parted(text, trimmed(text, line.start, line.end), / {3,}/g);
    return cells.length >= COLUMNS ? cells : null;
  },
  rows: 3,
  ragged: false,
};

/**
 * The tables of plain text: neighbouring lines whose cells are parted by bars, by tabs (as they come when a table is copied
 * out of a word processor) or by wide blanks; the latter only where every row has as many cells. Regions as other formats give them.
 */
export function textTables(text: string): Region[] {
  if (!/[\t|]| {3}/.test(text)) return [];
  const regions: Region[] = [];
  const lines = linesOf(text);
  // where each setting is to be tried next: rows that make no table are not gone through again from each of them
  const untried = new Map<Setting, number>();
  for (let i = 0; i < lines.length; ) {
    const start = i++;
    for (const setting of [BARS, TABS, BLANKS]) {
      if (start < (untried.get(setting) ?? 0)) continue;
      const rows = rowsAt(text, lines, start, setting);
      const first = firstOfTable(text, rows, setting.rows);
      untried.set(setting, rows[first]?.line ?? (rows.at(-1)?.line ?? start) + 1);
      if (first !== 0) continue;
      regions.push(...regionsOf(lines, rows));
      i = (rows.at(-1) as Row).line + 1;
      break;
    }
  }
  return regions;
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

interface Row {
  readonly line: number;
  readonly cells: readonly Span[];
}

function rowsAt(text: string, lines: readonly Span[], first: number, setting: Setting): Row[] {
  const rows: Row[] = [];
  for (let i = first; i < lines.length; i++) {
    const line = lines[i] as Span;
    const written = text.slice(line.start, line.end);
    const isBlank = written.trim() === '';
    if (i > first && (isRule(written) || (isBlank && setting.ragged))) continue;
    const cells = isBlank ? null : setting.cells(line, text);
    if (cells === null || (!setting.ragged && rows.length > 0 && cells.length !== rows[0]?.cells.length)) break;
    rows.push({ line: i, cells });
  }
  return rows;
}

/** From which row on they are a table: rows of at least three cells, and figures in half of those below the first, as signatures stand side by side too. -1 for none. */
function firstOfTable(text: string, rows: readonly Row[], least: number): number {
  let [first, wide, withFigures] = [-1, 0, 0];
  for (let i = rows.length - 1; i >= 0; i--) {
    const { cells } = rows[i] as Row;
    if (cells.filter(isFilled).length >= COLUMNS) wide++;
    const below = rows.length - i - 1;
    if (below + 1 >= least && wide >= 2 && withFigures * 2 >= below) first = i;
    if (cells.some((cell) => DIGIT.test(text.slice(cell.start, cell.end)))) withFigures++;
  }
  return first;
}

function regionsOf(lines: readonly Span[], rows: readonly Row[]): Region[] {
  const { start } = lines[(rows[0] as Row).line] as Span;
  const { end } = lines[(rows.at(-1) as Row).line] as Span;
  const cells = inColumns(rows.map((row) => row.cells)).flatMap((row, r) =>
    row.flatMap((cell, column): Region[] => (isFilled(cell) ? [{ ...cell, role: 'cell', row: r, column, rowSpan: 1, columnSpan: 1 }] : [])),
  );
  return [{ start, end, role: 'table' }, ...cells];
}

/** Where rows have equal cells only without the empty ones, several tabs were set to reach one column. */
function inColumns(rows: readonly (readonly Span[])[]): readonly (readonly Span[])[] {
  const isEven = (list: readonly (readonly Span[])[]) => list.every((row) => row.length === list[0]?.length);
  if (isEven(rows)) return rows;
  const filled = rows.map((row) => row.filter(isFilled));
  return isEven(filled) ? filled : rows;
}
