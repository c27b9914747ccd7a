import type { AwardFact, Cell, Span, Table } from '../model/index.js';
import { isWordAt, type Match, type Rules, skipBlanks, skipBlanksBack } from '../rules/index.js';
import { type Bound, boundedBy, type Form, type Occasion, type Quota } from './award-parts.js';
import { recipientsAt } from './award-quota.js';
import { distinct, gridOf } from './grid.js';

interface Above {
  readonly form: Form | null;
  readonly bound: Bound | null;
  readonly occasions: readonly Occasion[];
  readonly year: number | null;
}
interface CellReader {
  form(cell: Span): Form | null;
  occasions(cell: Span): readonly Occasion[];
  year(cell: Span): number | null;
  quotas(cell: Span): readonly Quota[];
  /** What a head says of all figures below it. */
  bound(cell: Span): Bound | null;
  /** It tells of what was given already. */
  isResult(cell: Span): boolean;
}

/**
 * Quotas of a table: a figure whose row or column names the recipient, or a cell that holds both. Form, occasion
 * and year come from the column's head, the row's labels or the lines above the table. Rows and columns of sums add nothing.
 */
export function quotasOfTable(text: string, table: Table, above: Above, read: CellReader, rules: Rules): AwardFact[] {
  const textOf = (cell: Cell) => text.slice(cell.start, cell.end);
  const isCount = (cell: Cell) => countOf(text, cell, rules) !== null;
  const isSum = (cell: Cell) => rules.pattern('award.sum').isAt(textOf(cell), 0);
  const isNote = (cell: Cell) => rules.pattern('award.notes').isAt(textOf(cell), 0);
  const isBase = (cell: Cell) => rules.pattern('award.base-column').isAt(textOf(cell), 0);
  const named = (cells: readonly Cell[]) => firstOf(cells, (cell) => recipientIn(text, cell, rules));
  const exactly = (cell: Cell) => {
    const hit = rules.lexicon.recipients.match(text, wordsOf(text, cell));
    return hit && hit.end === skipBlanksBack(text, cell.end, cell.start) ? hit.value : null;
  };
  const holdsQuotas = (cell: Cell) => read.quotas(cell).length > 0;
  const { rows, heads: untilValues } = gridOf(table, (cell) => cell.column > 0 && (isCount(cell) || holdsQuotas(cell)));
  /** A row that holds one form or round and nothing else is a heading for the rows below it. */
  const sectionOf = (row: readonly (Cell | undefined)[]): Cell | null => {
    const [cell, ...more] = distinct(row).filter((other) => textOf(other).trim() !== '' && !isIndex(other, textOf));
    if (!cell || more.length > 0 || isCount(cell) || holdsQuotas(cell)) return null;
    return read.form(cell) || read.occasions(cell).length > 0 ? cell : null;
  };
  let heads = untilValues;
  while (heads > 1 && sectionOf(rows[heads - 1] ?? []) && !rows.slice(0, heads - 1).every(sectionOf)) heads--;
  const per = firstOf(rows.slice(0, heads).flatMap(distinct), (cell) => perOf(textOf(cell), rules));
  const isNaming = rows
    .slice(0, heads)
    .flatMap(distinct)
    .some((cell) => !isBase(cell) && recipientIn(text, cell, rules) !== null);
  const facts: AwardFact[] = [];
  const seen = new Set<Cell>();
  let sections: Cell[] = [];
  for (const row of rows.slice(heads)) {
    const section = sectionOf(row);
    if (section) {
      // a round ends what the rows above said, a form only their form
      sections = [...(read.occasions(section).length > 0 ? [] : sections.filter((cell) => read.occasions(cell).length > 0)), section];
      continue;
    }
    const labels = [...distinct(row).filter((cell) => !isCount(cell) && (cell.column === 0 || !holdsQuotas(cell))), ...sections];
    if (labels.some((label) => isSum(label) || read.isResult(label))) continue;
    for (const [column, cell] of row.entries()) {
      if (column === 0 || !cell || seen.has(cell)) continue;
      seen.add(cell);
      const head = distinct(rows.slice(0, heads).map((line) => line[column]));
      if (head.some((cell) => isSum(cell) || isNote(cell) || read.isResult(cell)) || (isNaming && head.some(isBase))) continue;
      const recipient = () =>
        firstOf(labels, exactly) ??
        named(head.filter((label) => !read.form(label))) ??
        named(head) ??
        firstOf(labels, (label) => rules.lexicon.recipients.match(text, wordsOf(text, label))?.value ?? null) ??
        named(labels.filter((label) => read.form(label)));
      const form = read.form(cell) ?? firstOf(labels, read.form) ?? firstOf(head, read.form) ?? above.form;
      if (!form) continue;
      const around = [...head, ...labels];
      const said = around.flatMap((label) => read.occasions(label));
      const [occasion] = said.length > 0 ? said : above.occasions;
      const year = occasion?.year ?? firstOf(around, read.year) ?? (occasion?.name === rules.word('every-year') ? null : above.year);
      for (const quota of isCount(cell) ? bare(text, cell, recipient(), rules) : read.quotas(cell)) {
        if (quota.max === 0) continue;
        facts.push({
          kind: 'award',
          text: text.slice(quota.start, quota.end),
          span: { start: quota.start, end: quota.end },
          rule: 'award.table',
          confidence: 0.9,
          form: form.name,
          grantor: form.grantor,
          recipient: quota.recipient,
          ...boundedBy(quota, quota.bound ?? firstOf(around, read.bound) ?? above.bound),
          unit: quota.percent ? 'percent' : 'recipient',
          per,
          occasion: occasion?.name ?? null,
          year,
        });
      }
    }
  }
  return facts;
}

/** Of whom the head of a column of labels says that each may name so many. */
const perOf = (head: string, rules: Rules): string | null =>
  rules.pattern('award.per-column').at(head, 0)?.group('per')?.toLowerCase() ?? null;

/** What a cell holds that has a count and nothing else. */
function countOf(text: string, cell: Cell, rules: Rules): Match | null {
  const content = text.slice(cell.start, skipBlanksBack(text, cell.end, cell.start));
  const count = rules.pattern('award.cell').at(content, skipBlanks(content, 0));
  return count && count.end === content.length ? count : null;
}

function bare(text: string, cell: Cell, recipient: string | null, rules: Rules): Quota[] {
  const count = countOf(text, cell, rules);
  if (!count || recipient === null) return [];
  const min = Number(count.group('min'));
  const max = count.group('max');
  return [
    {
      start: cell.start + count.start,
      end: cell.start + count.end,
      min,
      max: max ? Number(max) : min,
      percent: count.group('percent') !== undefined,
      recipient,
      bound: count.group('most') ? 'max' : count.group('least') ? 'min' : null,
    },
  ];
}

function firstOf<T>(cells: readonly Cell[], find: (cell: Cell) => T | null): T | null {
  for (const cell of cells) {
    const found = find(cell);
    if (found !== null) return found;
  }
  return null;
}

/** Where the words of a cell begin, behind a bullet. */
function wordsOf(text: string, { start, end }: Cell): number {
  let at = start;
  while (at < end && !isWordAt(text, at)) at++;
  return at;
}

/** "1", "II.", "a)" in the first column. */
const isIndex = (cell: Cell, textOf: (cell: Cell) => string): boolean => cell.column === 0 && textOf(cell).trim().length <= LONGEST_INDEX;
const LONGEST_INDEX = 4;

/** The first recipients that a cell names; a head such as "Hình thức" names none. */
function recipientIn(text: string, cell: Cell, rules: Rules): string | null {
  for (let at = cell.start; at < cell.end; at++) {
    if (!isWordAt(text, at) || isWordAt(text, at - 1)) continue;
    const hit = recipientsAt(text, at, cell.end, true, rules);
    if (hit) return hit.name;
  }
  return null;
}
