import type { AwardFact, Cell, Span, Table } from '../model/index.js';
import { isWordAt, type Rules } from '../rules/index.js';
import type { Form, Occasion } from './award-parts.js';
import { distinct, gridOf } from './grid.js';

interface Above {
  readonly form: Form | null;
  readonly occasions: readonly Occasion[];
  readonly section: boolean;
}
interface CellReader {
  form(cell: Span): Form | null;
  occasions(cell: Span): readonly Occasion[];
}

const COUNT = /^\s*(\d{1,4})(?:\s*(?:-|\u2013)\s*(\d{1,4}))?\s*$/;

/**
 * Quotas of a table: a figure whose row or column names the recipient. Form, occasion and year come from the
 * column's head, the row's labels or the lines above the table. Rows and columns of sums add nothing.
 */
export function quotasOfTable(text: string, table: Table, above: Above, read: CellReader, rules: Rules): AwardFact[] {
  const textOf = (cell: Cell) => text.slice(cell.start, cell.end);
  const isCount = (cell: Cell) => COUNT.test(textOf(cell));
  const named = (cells: readonly Cell[]) => firstOf(cells, (cell) => recipientIn(text, cell, rules));
  const { rows, heads } = gridOf(table, (cell) => isCount(cell) && cell.column > 0);
  const facts: AwardFact[] = [];
  const seen = new Set<Cell>();
  for (const row of rows.slice(heads)) {
    const labels = distinct(row).filter((cell) => !isCount(cell));
    if (labels.some((cell) => isSum(textOf(cell), rules))) continue;
    for (const [column, cell] of row.entries()) {
      if (column === 0) continue;
      const match = cell && COUNT.exec(textOf(cell));
      if (!cell || !match || seen.has(cell)) continue;
      seen.add(cell);
      const head = distinct(rows.slice(0, heads).map((line) => line[column]));
      const recipient = named(head) ?? firstOf(labels, (label) => rules.lexicon.recipients.match(text, label.start)?.value ?? null);
      if (!recipient || head.some((label) => isSum(textOf(label), rules))) continue;
      const form = firstOf(labels, read.form) ?? firstOf(head, read.form) ?? above.form;
      if (!form && !above.section) continue;
      const said = [...head, ...labels].flatMap((label) => read.occasions(label));
      const [occasion] = said.length > 0 ? said : above.occasions;
      const start = cell.start + (match[0].length - match[0].trimStart().length);
      const span = { start, end: start + match[0].trim().length };
      const min = Number(match[1]);
      facts.push({
        kind: 'award',
        text: text.slice(span.start, span.end),
        span,
        rule: 'award.table',
        confidence: form ? 0.9 : 0.6,
        form: form?.name ?? null,
        grantor: form?.grantor ?? null,
        recipient,
        min,
        max: match[2] ? Number(match[2]) : min,
        unit: 'recipient',
        per: null,
        occasion: occasion?.name ?? null,
        year: occasion?.year ?? null,
      });
    }
  }
  return facts;
}

function firstOf<T>(cells: readonly Cell[], find: (cell: Cell) => T | null): T | null {
  for (const cell of cells) {
    const found = find(cell);
    if (found !== null) return found;
  }
  return null;
}

/** The first recipient that a cell names; a head such as "Hình thức" names none. */
function recipientIn(text: string, cell: Cell, rules: Rules): string | null {
  for (let at = cell.start; at < cell.end; at++) {
    if (!isWordAt(text, at) || isWordAt(text, at - 1)) continue;
    const hit = rules.lexicon.recipients.match(text, at);
    if (hit && hit.end <= cell.end) return hit.value;
  }
  return null;
}

function isSum(label: string, rules: Rules): boolean {
  return rules.pattern('award.sum').isAt(label, 0);
}
