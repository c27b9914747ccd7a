import { csvText, type SqlAnswer } from '../../index.js';
import { type ArchiveOptions, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { tellEmpty } from '../listing.js';
import { note, print, printJson, printLine } from '../output.js';
import { tableText } from '../table.js';
import { pictures } from '../width.js';

export interface SqlFlags extends ArchiveOptions {
  readonly csv?: boolean;
  readonly limit: number;
  /** Seconds. */
  readonly timeout: number;
}

const LEAST = 8;

const cellsOf = ({ columns, rows }: SqlAnswer) => rows.map((row) => columns.map((column) => row[column] ?? null));

const answerTable = (answer: SqlAnswer, context: Context): string =>
  tableText(
    answer.columns.map((head, i) => ({
      head: pictures(head),
      least: LEAST,
      align: answer.rows.every((row) => typeof row[answer.columns[i] as string] === 'number') ? 'right' : 'left',
    })),
    cellsOf(answer).map((row) => row.map((cell) => (typeof cell === 'string' ? pictures(cell.replace(/\s+/gu, ' ')) : cell))),
    context,
  );

export const sql = (query: string, { db, json, csv, limit, timeout }: SqlFlags, context: Context): Promise<void> =>
  withArchive(db, async (archive) => {
    const answer = await archive.sql(query, { limit, timeoutMs: timeout * 1000 });
    if (answer.rows.length === 0) tellEmpty(context.say.nothing);
    if (json) await printJson(answer);
    else if (csv) await print(await csvText([answer.columns, ...cellsOf(answer)]));
    else if (answer.rows.length > 0) await printLine(answerTable(answer, context));
    if (answer.truncated) note(context.say.sql.truncated(answer.rows.length));
  });
