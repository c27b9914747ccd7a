import type { WantedRow } from '../../index.js';
import { WANTED } from '../../tables/index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { relationText, sourceText } from '../edge-text.js';
import { type ListFlags, printListing } from '../listing.js';
import { indented } from '../width.js';

export interface MissingFlags extends ListFlags {
  readonly limit: number;
  readonly type?: string;
  readonly year?: number;
  readonly body?: string;
  readonly from?: string;
}

const MOST_CITING = 3;

const rowText = (row: WantedRow, context: Context): string => {
  const { say, colors, width } = context;
  const { missing } = say.questions;
  const { example, citing } = row;
  const more = citing.length > MOST_CITING ? `, ${missing.more(citing.length - MOST_CITING)}` : '';
  return [
    `${colors.bold(row.id)}  ${[row.type, row.number, row.date, row.issuer].filter(Boolean).join(' ')}`,
    ...indented(`${say.mentionsIn(row.mentions, row.documents)}: ${citing.slice(0, MOST_CITING).join(', ')}${more}`, 2, width),
    ...indented(`${relationText(example.relation, 'citedBy', context)} ${example.from}: “${example.quote}”`, 2, width),
    colors.dim(`  ${sourceText(example, context)}`),
  ].join('\n');
};

export const missing = ({ limit, type, year, body, from, ...flags }: MissingFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const rows = await archive.missing({ limit, type, year, body, from });
    await printListing(flags, {
      json: { missing: rows },
      rows,
      columns: WANTED,
      empty: context.say.nothing,
      text: () => rows.map((row) => rowText(row, context)).join('\n\n'),
    });
  });
