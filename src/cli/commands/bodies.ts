import type { BodyRow, Succession } from '../../index.js';
import { BODY, interval } from '../../tables/index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { fieldsText, heading } from '../layout.js';
import { type ListFlags, printListing } from '../listing.js';
import { tableText } from '../table.js';

const names = (others: readonly Succession[]): string => others.map(({ name }) => name).join(' · ');
const dated = (others: readonly Succession[]): string => others.map(({ name, on }) => (on === null ? name : `${name} (${on})`)).join(' · ');

const existed = ({ from, until }: BodyRow): string => (from === null && until === null ? '' : interval(from, until));

const overview = (rows: readonly BodyRow[], context: Context): string => {
  const { columns, questions } = context.say;
  return tableText(
    [
      { head: questions.columns.held, align: 'right' },
      { head: questions.columns.cited, align: 'right' },
      { head: questions.columns.years },
      { head: columns.issuer, least: 24 },
      { head: questions.columns.body },
      { head: questions.columns.exists },
      { head: questions.columns.after, least: 10 },
    ],
    rows.map((row) => [row.held, row.cited, interval(row.first, row.last), row.name, row.body, existed(row), names(row.successors)]),
    context,
  );
};

/** One body in full. */
const detail = (row: BodyRow, context: Context): string => {
  const { questions } = context.say;
  return [
    heading(row.name, context),
    fieldsText(
      [
        [questions.columns.body, row.body],
        [questions.columns.held, String(row.held)],
        [questions.columns.cited, String(row.cited)],
        [questions.columns.years, interval(row.first, row.last)],
        [questions.columns.exists, existed(row)],
        [questions.columns.before, dated(row.predecessors)],
        [questions.columns.after, dated(row.successors)],
      ],
      context,
    ),
  ].join('\n');
};

export const bodies = (words: readonly string[], flags: ListFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const asked = words.join(' ');
    const rows = await archive.bodies(asked === '' ? {} : { body: asked });
    await printListing(flags, {
      json: { bodies: rows },
      rows,
      columns: BODY,
      empty: asked === '' ? context.say.nothing : context.say.notFound(asked),
      text: () => (asked === '' ? overview(rows, context) : rows.map((row) => detail(row, context)).join('\n\n')),
    });
  });
