import { type AuditCount, type AuditRow, explain, type Severity } from '../index.js';
import type { Context } from './context.js';
import { placeText } from './layout.js';
import { tableText } from './table.js';
import { indented, truncate } from './width.js';

const QUOTED = 300;

const painted = (severity: Severity, { colors }: Context): ((text: string) => string) =>
  ({ error: colors.red, warning: colors.yellow, info: colors.dim })[severity];

const headText = ({ code, severity }: AuditRow, context: Context): string => {
  const { colors, say, language } = context;
  const name = painted(severity, context)(say.audit.severities[severity]);
  return `${name}  ${colors.bold(code)}  ${explain(code, language)?.title ?? ''}\n`;
};

const quoteText = (quote: string | null, { width }: Context): string[] =>
  quote === null ? [] : indented(`“${truncate(quote, QUOTED)}”`, 4, width);

/** A finding with its evidence, below the head of its code where that is new. */
export const blockText = (row: AuditRow, isNew: boolean, context: Context): string => {
  const { colors, say, width } = context;
  const { against } = row;
  const other = against && [
    `    ${colors.dim(`${say.audit.against} ${against.document ?? ''}${against.file && against.span ? ` · ${placeText(against.file, against.span.page, context)}` : ''}`)}`,
    ...quoteText(against.text, context),
  ];
  return [
    ...(isNew ? [headText(row, context)] : []),
    `  ${colors.cyan(row.document)}`,
    ...indented(row.message, 4, width),
    ...quoteText(row.quote, context),
    `    ${colors.dim(placeText(row.file, row.span?.page, context))}`,
    ...(other ?? []),
    '',
  ].join('\n');
};

/** How often each code was found, and in how many documents. */
export const tallyText = (
  counts: readonly AuditCount[],
  { shown, documents, hidden }: { readonly shown: number; readonly documents: number; readonly hidden: number },
  context: Context,
): string => {
  const { audit } = context.say;
  const { columns } = audit;
  const sum = (severity?: Severity): number =>
    counts.filter((count) => severity === undefined || count.severity === severity).reduce((all, { findings }) => all + findings, 0);
  const table = tableText(
    [
      { head: columns.severity },
      { head: columns.code },
      { head: columns.meaning, least: 20 },
      { head: columns.findings, align: 'right' },
      { head: columns.documents, align: 'right' },
    ],
    counts.map(({ severity, code, findings, documents }) => [
      audit.severities[severity],
      code,
      explain(code, context.language)?.title ?? '',
      findings,
      documents,
    ]),
    context,
  );
  const lines = [audit.looked(documents, sum('error'), sum('warning')), ...(hidden > 0 ? [audit.notes(hidden)] : [])].join(' ');
  return [...(counts.length > 0 ? [`${table}\n`] : []), ...(shown < sum() ? [audit.more(shown, sum())] : []), lines].join('\n');
};
