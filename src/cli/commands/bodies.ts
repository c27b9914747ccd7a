import type { BodyRow, Succession } from '../../index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { type Column, type ListFlags, list, printListing } from '../listing.js';
import { note } from '../output.js';
import { interval } from '../quota.js';
import { tableText } from '../table.js';

const names = (others: readonly Succession[]): string => others.map(({ name }) => name).join(' · ');

const existed = ({ from, until }: BodyRow): string => (from === null && until === null ? '' : interval(from, until));

const bodiesText = (rows: readonly BodyRow[], context: Context): string => {
  const { columns, questions } = context.say;
  return tableText(
    [
      { head: questions.columns.held, align: 'right' },
      { head: questions.columns.cited, align: 'right' },
      { head: questions.columns.years },
      { head: columns.issuer, least: 24 },
      { head: questions.columns.body, least: 10 },
      { head: questions.columns.exists },
      { head: questions.columns.before, least: 8 },
      { head: questions.columns.after, least: 12 },
    ],
    rows.map((row) => [
      row.held,
      row.cited,
      interval(row.first, row.last),
      row.name,
      row.body,
      existed(row),
      names(row.predecessors),
      names(row.successors),
    ]),
    context,
  );
};

const dated = (others: readonly Succession[]): string => list(others.map(({ name, on }) => (on === null ? name : `${name} (${on})`)));

const COLUMNS: readonly Column<BodyRow>[] = [
  ['body', ({ body }) => body],
  ['name', ({ name }) => name],
  ['held', ({ held }) => held],
  ['cited', ({ cited }) => cited],
  ['first', ({ first }) => first],
  ['last', ({ last }) => last],
  ['from', ({ from }) => from],
  ['until', ({ until }) => until],
  ['predecessors', ({ predecessors }) => dated(predecessors)],
  ['successors', ({ successors }) => dated(successors)],
];

export const bodies = (words: readonly string[], flags: ListFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const asked = words.join(' ');
    const rows = await archive.bodies(asked === '' ? {} : { body: asked });
    if (rows.length === 0) {
      process.exitCode = EXIT.nothing;
      note(context.say.notFound(asked));
      if (!flags.json && !flags.csv) return;
    }
    await printListing(flags, { json: { bodies: rows }, rows, columns: COLUMNS, text: () => bodiesText(rows, context) });
  });
