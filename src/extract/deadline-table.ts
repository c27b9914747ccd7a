import type { Cell, DeadlineFact, Fact, Table } from '../model/index.js';
import { isDigitAt, type Rules } from '../rules/index.js';
import { type DateHit, dateAt } from './dates.js';
import { distinct, gridOf } from './grid.js';

/** Days that stand under a head such as "Hoàn thành trước"; the task is the rest of the row. */
export function deadlinesOfTable(text: string, table: Table, rules: Rules): DeadlineFact[] {
  const dateOf = (cell: Cell): DateHit | null => {
    for (let at = cell.start; at < cell.end; at++) if (isDigitAt(text, at)) return dateAt(text, at, rules);
    return null;
  };
  const { rows, heads } = gridOf(table, (cell) => dateOf(cell) !== null);
  const says = (id: string, cell: Cell) => rules.search(id).test(text.slice(cell.start, cell.end));
  const facts: DeadlineFact[] = [];
  const columns = (rows[0] ?? []).keys();
  for (const column of columns) {
    const head = distinct(rows.slice(0, heads).map((row) => row[column]));
    const limits = head.some((cell) => says('deadline.column', cell));
    if (!limits && !head.some((cell) => says('deadline.time-column', cell))) continue;
    for (const row of rows.slice(heads)) {
      const date = row[column] && dateOf(row[column]);
      if (!date || date.date.startsWith('-') || !(limits || isAll(date, row[column] as Cell))) continue;
      const others = distinct(row).filter((cell) => cell !== row[column] && cell.end - cell.start > 3);
      facts.push({
        kind: 'deadline',
        text: text.slice(date.start, date.end),
        span: { start: date.start, end: date.end },
        rule: 'deadline.table',
        confidence: 0.85,
        date: date.date,
        recurs: null,
        task: others.map((cell) => text.slice(cell.start, cell.end).replace(/\s+/g, ' ')).join(' - ') || null,
        inferred: [],
      });
    }
  }
  return facts;
}

/** A cell that holds the date and nothing else. */
const isAll = (date: DateHit, cell: Cell): boolean => date.start === cell.start && date.end === cell.end;

/** Facts read line by line without the deadlines that a table told already: a cell may repeat what the head of its column says. */
export function notInTable(facts: readonly Fact[], ofTables: readonly Fact[]): Fact[] {
  const told = new Map<number, string | null>();
  for (const fact of ofTables) if (fact.kind === 'deadline') told.set(fact.span.end, fact.date);
  if (told.size === 0) return [...facts];
  return facts.filter((fact) => fact.kind !== 'deadline' || fact.date === null || told.get(fact.span.end) !== fact.date);
}
