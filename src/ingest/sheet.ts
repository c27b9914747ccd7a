import { clean, type TextBuilder } from './builder.js';

const two = (n: number): string => String(n).padStart(2, '0');

/** A day is written as documents write it; the library gives it at midnight UTC. */
const dayText = (day: Date): string => `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;

/** Fractions that are none but for how machines count are rounded off. */
const numberText = (value: number): string => String(Number.isInteger(value) ? value : Number(value.toPrecision(12)));

/** A value as a cell shows it, in one line where it has no line ends of its own. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayText(value);
  if (typeof value === 'number') return numberText(value);
  return clean(String(value)).replaceAll('\t', ' ').trim();
}

const filled = (row: readonly string[]): number => row.filter((text) => text !== '').length;

/** A row of so many values belongs to the table; what comes before is a letterhead or a title. */
const TABLE_ROW = 3;

/**
 * Adds a sheet to the text: its name as a heading, the lines above the table line by line and column by column
 * as a letterhead is read, then the table with a region for each cell that holds something.
 */
export function addSheet(out: TextBuilder, name: string, data: readonly (readonly unknown[])[]): void {
  const rows = data.map((row) => row.map(textOf));
  if (rows.every((row) => filled(row) === 0)) return;
  out.breakLines(2);
  const heading = out.length;
  out.add(clean(name));
  out.region({ start: heading, end: out.length, role: 'heading' });
  const first = rows.findIndex((row) => filled(row) >= TABLE_ROW);
  const above = first < 0 ? rows : rows.slice(0, first);
  addLines(out, above);
  if (first >= 0) addTable(out, rows.slice(first));
}

/** What stands side by side at the head of a sheet is a letterhead, read column by column; other rows are lines. */
function addLines(out: TextBuilder, rows: readonly (readonly string[])[]): void {
  const lines = rows.map((row) => row.filter((text) => text !== '')).filter((line) => line.length > 0);
  const letterhead = lines.findIndex((line) => line.length !== 2);
  const head = letterhead < 0 ? lines : lines.slice(0, letterhead);
  for (const side of [0, 1])
    head.forEach((line, i) => {
      out.breakLines(i === 0 ? 2 : 1);
      out.add(line[side] as string);
    });
  for (const line of lines.slice(head.length)) {
    out.breakLines(2);
    out.add(line.join(' '));
  }
}

/** Adds a table of rows of cells in one line each, with a region for each cell. */
export function addTable(out: TextBuilder, rows: readonly (readonly string[])[]): void {
  out.breakLines(2);
  const start = out.length;
  const cells: { start: number; end: number; row: number; column: number }[] = [];
  let line = 0;
  for (const row of rows) {
    if (filled(row) === 0) continue;
    if (line > 0) out.add('\n');
    const last = row.findLastIndex((text) => text !== '');
    for (const [column, text] of row.slice(0, last + 1).entries()) {
      if (column > 0) out.add('\t');
      cells.push({ start: out.length, end: out.length + text.length, row: line, column });
      out.add(text);
    }
    line++;
  }
  out.region({ start, end: out.length, role: 'table' });
  for (const cell of cells) out.region({ ...cell, role: 'cell', rowSpan: 1, columnSpan: 1 });
}
