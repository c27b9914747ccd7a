import type { AwardRow } from '../../index.js';
import { AWARD, type AwardGroup, awardsBy, quotaText } from '../../tables/index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { heading } from '../layout.js';
import { type ListFlags, printListing } from '../listing.js';
import { type TableColumn, tableText } from '../table.js';

export interface AwardFlags extends ListFlags {
  readonly campaign?: string;
  readonly form?: string;
  readonly grantor?: string;
  readonly recipient?: string;
  readonly body?: string;
  readonly year?: number;
  readonly by?: AwardGroup;
}

interface Cell {
  readonly column: TableColumn;
  readonly value: (row: AwardRow) => string | number | null;
  /** What the table is grouped by is said above it. */
  readonly group?: AwardGroup;
}

const cellsOf = ({ say }: Context): Cell[] => {
  const { columns, questions } = say;
  return [
    { column: { head: columns.form, least: 8 }, value: ({ form }) => form, group: 'form' },
    { column: { head: questions.columns.grantor, least: 12 }, value: ({ grantor }) => grantor, group: 'grantor' },
    { column: { head: columns.recipient, least: 8 }, value: ({ recipient }) => recipient, group: 'recipient' },
    { column: { head: columns.quota, align: 'right' }, value: quotaText },
    { column: { head: columns.occasion, least: 8 }, value: ({ per, occasion }) => [per, occasion].filter(Boolean).join(', ') },
    { column: { head: questions.columns.year }, value: ({ year }) => year, group: 'year' },
    { column: { head: columns.page, align: 'right' }, value: ({ span }) => span.page },
    { column: { head: questions.columns.document }, value: ({ document }) => document.id },
  ];
};

const tableOf = (rows: readonly AwardRow[], by: AwardGroup | undefined, context: Context): string => {
  const cells = cellsOf(context).filter(({ group }) => group === undefined || group !== by);
  return tableText(
    cells.map(({ column }) => column),
    rows.map((row) => cells.map(({ value }) => value(row))),
    context,
  );
};

const countText = (rows: readonly AwardRow[], { say }: Context): string =>
  say.questions.counted.awards(rows.length, new Set(rows.map(({ document }) => document.id)).size);

const awardsText = (rows: readonly AwardRow[], by: AwardGroup | undefined, context: Context): string => {
  const { questions } = context.say;
  const all = context.colors.dim(countText(rows, context));
  if (by === undefined) return `${tableOf(rows, by, context)}\n\n${all}`;
  const parts = awardsBy(rows, by).map(
    ([key, own]) =>
      `${heading(`${questions.groups[by]}: ${key ?? questions.unknown}`, context)} (${countText(own, context)})\n${tableOf(own, by, context)}`,
  );
  return [...parts, all].join('\n\n');
};

export const awards = ({ by, campaign, form, grantor, recipient, body, year, ...flags }: AwardFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const found = await archive.awards({ campaign, form, grantor, recipient, body, year });
    const rows = by === undefined ? found : awardsBy(found, by).flatMap(([, own]) => own);
    await printListing(flags, {
      json: { awards: rows },
      rows,
      columns: AWARD,
      empty: context.say.nothing,
      text: () => awardsText(found, by, context),
    });
  });
