import { type AwardRow, compare } from '../model/index.js';
import { BEARER, type Columns, EVIDENCE, within } from './columns.js';

export const AWARD: Columns<AwardRow> = [
  ...within('', ({ document }: AwardRow) => document, BEARER),
  ['campaign', ({ campaign }) => campaign],
  ['form', ({ form }) => form],
  ['grantor', ({ grantor }) => grantor],
  ['recipient', ({ recipient }) => recipient],
  ['min', ({ min }) => min],
  ['max', ({ max }) => max],
  ['unit', ({ unit }) => unit],
  ['per', ({ per }) => per],
  ['occasion', ({ occasion }) => occasion],
  ['year', ({ year }) => year],
  ...EVIDENCE,
];

export const AWARD_GROUPS = ['campaign', 'body', 'grantor', 'year', 'form', 'recipient'] as const;
export type AwardGroup = (typeof AWARD_GROUPS)[number];

const groupOf = (row: AwardRow, by: AwardGroup): string | null => {
  if (by === 'body') return row.document.issuer;
  return by === 'year' ? (row.year?.toString() ?? null) : row[by];
};

/** Rows by group: named groups in the order of their names, what is not said last. */
export const awardsBy = (rows: readonly AwardRow[], by: AwardGroup): [string | null, AwardRow[]][] => {
  const groups = new Map<string | null, AwardRow[]>();
  for (const row of rows) {
    const key = groupOf(row, by);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : compare(a, b)));
};
