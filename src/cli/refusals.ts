import { detailIn, explain, type RefusedRow, type RunReport } from '../index.js';
import type { Context } from './context.js';
import { heading } from './layout.js';
import { typedText } from './reading-options.js';
import { harmless, indented, truncate } from './width.js';

const MOST_FILES = 3;

type Limits = RunReport['account']['settings']['limits'];

const raised = (flag: string, option: string, value: number, factor: number): string => `${flag} ${typedText(option, value * factor)}`;

/** What might help with a code, as flags: limits that were met are raised. */
const remedy = (code: string, limits: Limits): string[] => {
  switch (code) {
    case 'E103':
      return ['--password-file passwords.txt'];
    case 'E107':
      return [raised('--max-file-size', 'maxFileSize', limits.fileSize, 4), raised('--max-inflated', 'maxInflated', limits.inflated, 4)];
    case 'E108':
      return [raised('--time-limit', 'timeLimit', limits.time, 5)];
    case 'E109':
      return [raised('--memory-limit', 'memoryLimit', limits.memory, 2), raised('--heap-limit', 'heapLimit', limits.heap, 2)];
    case 'E123':
      return [raised('--max-depth', 'maxDepth', limits.depth, 2)];
    case 'E124':
      return [raised('--max-members', 'maxMembers', limits.members, 4)];
    case 'E111':
      return [raised('--max-text', 'maxText', limits.text, 4)];
    default:
      return [];
  }
};

export interface Again {
  /** The program and its paths, as they were typed. */
  readonly command: string;
  /** Flags that name the archive. */
  readonly tail: string;
}

const groupText = (
  { code, count, files }: RunReport['account']['refusals'][number],
  { command, tail }: Again,
  limits: Limits,
  context: Context,
): string => {
  const { colors, language, say, tableWidth } = context;
  const known = explain(code, language);
  const names = files.slice(0, MOST_FILES).map(({ file, detail }) => {
    const why = detail === null ? '' : `: ${detailIn(detail, language)}`;
    return `  ${truncate(`${file}${why}`, tableWidth - 2)}`;
  });
  const more = count > names.length ? [`  ${colors.dim(say.running.refusals.more(count - names.length))}`] : [];
  const hint = known ? indented(known.hint, 2, context.width).map((line) => colors.dim(line)) : [];
  const again = [command, '--only-failed', '--code', code, ...remedy(code, limits)].join(' ') + tail;
  return [
    `${colors.red(code)}  ${known?.title ?? ''} (${count})`,
    ...names,
    ...more,
    ...hint,
    `  ${say.running.refusals.again}: ${colors.green(harmless(again))}`,
  ].join('\n');
};

/** What was refused, by code, with what may be done and a command that tries it again. */
export const refusalsSection = (
  { account, refused }: { readonly account: RunReport['account']; readonly refused: readonly RefusedRow[] },
  again: Again,
  context: Context,
): string =>
  [
    heading(`${context.say.run.refused} (${refused.length})`, context),
    ...account.refusals.map((group) => groupText(group, again, account.settings.limits, context)),
  ].join('\n');
