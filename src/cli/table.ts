import Table from 'cli-table3';
import type { Context } from './context.js';
import { columnsOf, oneLine } from './width.js';

export interface TableColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** May be cut to this many columns where the terminal is narrow; never cut without. */
  readonly least?: number;
  readonly paint?: (text: string) => string;
}

const GAP = 2;

// cli-table3 draws frames unless told otherwise; blanks alone read better and copy better.
const FRAMELESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
};

/** Natural widths, taken back from the widest column that may give way until the line fits. */
export const fitted = (natural: readonly number[], least: readonly (number | undefined)[], width: number): number[] => {
  const widths = [...natural];
  const total = (): number => widths.reduce((sum, one) => sum + one, 0) + GAP * (widths.length - 1);
  while (total() > width) {
    let widest = -1;
    for (const [i, one] of widths.entries()) {
      const floor = least[i];
      if (floor !== undefined && one > floor && one > (widths[widest] ?? 0)) widest = i;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
};

/** Rows as lines that fit the terminal; unknown values stay blank. */
export const tableText = (
  columns: readonly TableColumn[],
  rows: readonly (readonly (string | number | null)[])[],
  { colors, tableWidth }: Pick<Context, 'colors' | 'tableWidth'>,
): string => {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '' : oneLine(String(cell)))));
  const natural = columns.map(({ head }, i) => Math.max(columnsOf(head), ...cells.map((row) => columnsOf(row[i] ?? ''))));
  const widths = fitted(
    natural,
    columns.map(({ least }) => least),
    tableWidth,
  );
  const table = new Table({
    head: columns.map(({ head }) => colors.bold(head)),
    chars: FRAMELESS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colWidths: widths,
    colAligns: columns.map(({ align }) => align ?? 'left'),
    truncate: '…',
  });
  for (const row of cells) table.push(row.map((cell, i) => columns[i]?.paint?.(cell) ?? cell));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
};
