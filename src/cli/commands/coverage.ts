import { type Coverage, coverage, type UnreadForm } from '../../index.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { heading, placeText } from '../layout.js';
import { note, printJson, printLine } from '../output.js';
import { noteProblem } from '../problems.js';
import { progressView } from '../progress.js';
import { type ReadingFlags, readerOptionsOf } from '../reading-options.js';
import { tableText } from '../table.js';

export interface CoverageFlags extends ReadingFlags {
  readonly limit: number;
  readonly jobs?: number;
  readonly json?: boolean;
}

const firedSection = ({ rules }: Coverage, context: Context): string => {
  const { say } = context;
  const rows = rules.filter(({ count }) => count > 0);
  const table = tableText(
    [
      { head: say.columns.rule },
      { head: say.columns.finds },
      { head: say.coverage.times, align: 'right' },
      { head: say.coverage.files, align: 'right' },
      { head: '' },
    ],
    rows.map(({ rule, finds, count, files, counted }) => [rule, finds, count, files, say.coverage.counted[counted]]),
    context,
  );
  return `${heading(`${say.coverage.fired} (${rows.length})`, context)}\n${table}`;
};

const silentSection = ({ rules }: Coverage, context: Context): string => {
  const { say } = context;
  const rows = rules.filter(({ count }) => count === 0);
  const head = heading(`${say.coverage.silent} (${rows.length})`, context);
  if (rows.length === 0) return head;
  return `${head}\n${tableText(
    [{ head: say.columns.rule }, { head: say.columns.finds }],
    rows.map(({ rule, finds }) => [rule, finds]),
    context,
  )}`;
};

const formText = ({ form, count, files, places }: UnreadForm, context: Context): string => {
  const { say, colors } = context;
  return [
    `${colors.bold(form)}  ${say.coverage.seen(count, files)}`,
    ...places.map(({ file, page, start, end, quote }) => `  ${placeText(file, page, context)}, ${start}-${end}\n    ${colors.dim(quote)}`),
  ].join('\n');
};

const unreadSection = ({ unread, forms, hits }: Coverage, context: Context): string => {
  const { coverage: words } = context.say;
  const more = forms > unread.length ? [context.colors.dim(words.more(unread.length, forms))] : [];
  return [heading(`${words.unread} (${hits})`, context), ...unread.map((form) => formText(form, context)), ...more].join('\n');
};

/** `danchieu rules coverage`: what an analyst has to do next. */
export const rulesCoverage = async (
  paths: readonly string[],
  { json, limit, jobs, ...flags }: CoverageFlags,
  context: Context,
): Promise<void> => {
  const progress = await progressView(context);
  const report = await coverage(paths, { limit, jobs, ...(await readerOptionsOf(flags)), onProgress: progress.update }).finally(() =>
    progress.stop(),
  );
  for (const { file, code, detail } of report.refused) noteProblem({ code, severity: 'error', where: file, detail }, context);
  if (report.refused.length > 0) process.exitCode = EXIT.refused;
  if (report.files.found === 0) {
    process.exitCode = EXIT.nothing;
    note(context.say.notFound(paths.join(' ')));
  }
  if (json) return printJson(report);
  if (report.files.found === 0) return;
  const { found, read, refused } = report.files;
  return printLine(
    [
      firedSection(report, context),
      silentSection(report, context),
      unreadSection(report, context),
      context.say.coverage.read(found, read, refused),
    ].join('\n\n'),
  );
};
