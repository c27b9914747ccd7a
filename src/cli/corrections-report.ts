import type { Corrections, CorrectionsReport, CsvCell, Problem } from '../index.js';
import { detailIn, explain } from '../index.js';
import type { Context } from './context.js';
import { heading } from './layout.js';
import { tableText } from './table.js';

const problemsTable = (problems: readonly Problem[], context: Context): string => {
  const { columns } = context.say;
  return tableText(
    [{ head: columns.file, least: 20 }, { head: columns.code }, { head: columns.why, least: 24 }],
    problems.map(({ where, code, detail }) => [
      where,
      code,
      [explain(code, context.language)?.title, detail && detailIn(detail, context.language)].filter(Boolean).join(': '),
    ]),
    context,
  );
};

/** What a run tells of corrections. */
export const correctionsSection = ({ file, entries, applied, problems }: CorrectionsReport, context: Context): string => {
  const { corrections } = context.say;
  return [
    heading(`${corrections.title} (${entries})`, context),
    corrections.count(entries, applied, file),
    ...(problems.length > 0 ? [problemsTable(problems, context)] : []),
  ].join('\n');
};

const aboutOf = ({ entry }: Corrections['entries'][number]): string => {
  if (entry.action === 'merge') return `${entry.documents.join(', ')} → ${entry.into}`;
  if (entry.action === 'split') return `${entry.document}: ${entry.files.join(', ')}`;
  if (entry.action === 'set-document') return `${entry.document}: ${settings(entry.values)}`;
  const nth = entry.nth === undefined ? '' : ` (${entry.nth})`;
  const place = `${entry.from}: “${entry.quote ?? entry.number}”${nth}`;
  if (entry.action === 'set-citation') return `${place}: ${settings(entry.values)}`;
  return entry.action === 'reject' ? place : `${place} → ${entry.to}`;
};

const settings = (values: Readonly<Record<string, string | null | undefined>>): string =>
  Object.entries(values)
    .map(([field, value]) => `${field}=${value ?? ''}`)
    .join(', ');

/** Entries as rows of CSV, heads first; the same in every language. */
export const correctionCells = ({ entries }: Corrections): CsvCell[][] => [
  ['line', 'action', 'status', 'documents', 'citations', 'by', 'date', 'about', 'reason', 'lacking'],
  ...entries.map((row) => [
    ...[row.line, row.action, row.status, row.documents, row.citations, row.entry.by, row.entry.date ?? null],
    ...[aboutOf(row), row.entry.reason, row.lacking],
  ]),
];

/** All corrections of an archive, and the citations that they rejected. */
export const correctionsText = (all: Corrections, context: Context): string => {
  const { corrections, columns } = context.say;
  const { file, entries, rejected, problems } = all;
  const applied = entries.filter(({ status }) => status === 'applied').length;
  const head = corrections.columns;
  const table = tableText(
    [
      { head: head.line, align: 'right' },
      { head: head.action },
      { head: head.status },
      { head: head.documents, align: 'right' },
      { head: head.citations, align: 'right' },
      { head: head.by, least: 8 },
      { head: head.about, least: 30 },
      { head: head.reason, least: 12 },
    ],
    entries.map((row) => [
      ...[row.line, row.action, corrections.statuses[row.status], row.documents, row.citations],
      ...[row.entry.by, aboutOf(row), row.entry.reason],
    ]),
    context,
  );
  const rejections = tableText(
    [
      { head: columns.source, least: 20 },
      { head: columns.page, align: 'right' },
      { head: columns.quote, least: 20 },
      { head: columns.rule },
    ],
    rejected.map(({ from, span, quote, rule }) => [from, span.page, quote, rule]),
    context,
  );
  return [
    `${heading(corrections.title, context)}\n${corrections.count(entries.length, applied, file)}`,
    ...(entries.length > 0 ? [table] : []),
    ...(rejected.length > 0 ? [`${heading(`${corrections.rejected} (${rejected.length})`, context)}\n${rejections}`] : []),
    ...(problems.length > 0 ? [problemsTable(problems, context)] : []),
  ].join('\n\n');
};
