import { type DeadlineRow, recurrenceText } from '../../index.js';
import { DEADLINE } from '../../tables/index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { type ListFlags, printListing } from '../listing.js';
import { tableText } from '../table.js';

export interface DeadlineFlags extends ListFlags {
  readonly after?: string;
  readonly before?: string;
  readonly body?: string;
}

const deadlinesText = (rows: readonly DeadlineRow[], context: Context): string => {
  const { columns, questions } = context.say;
  return tableText(
    [
      { head: columns.date },
      { head: questions.columns.document },
      { head: columns.page, align: 'right' },
      { head: columns.task, least: 20 },
      { head: columns.quote, least: 12 },
    ],
    rows.map((row) => [
      row.date ?? (row.recurs && recurrenceText(row.recurs, context)),
      row.document.id,
      row.span.page,
      row.task,
      row.quote,
    ]),
    context,
  );
};

export const deadlines = ({ after, before, body, ...flags }: DeadlineFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const rows = await archive.deadlines({ after, before, body });
    await printListing(flags, {
      json: { deadlines: rows },
      rows,
      columns: DEADLINE,
      empty: context.say.nothing,
      text: () => deadlinesText(rows, context),
    });
  });
