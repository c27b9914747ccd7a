import type { RunPlan } from '../index.js';
import { bytesText, timeText } from './amounts.js';
import type { Context } from './context.js';
import { heading } from './layout.js';
import { tableText } from './table.js';

const formatsTable = ({ formats }: RunPlan, context: Context): string => {
  const { columns } = context.say.running.plan;
  const right = (head: string) => ({ head, align: 'right' as const });
  return tableText(
    [{ head: columns.format }, right(columns.files), right(columns.size), right(columns.time)],
    formats.map(({ format, files, bytes, ms }) => [format, files, bytesText(bytes), ms === null ? '' : timeText(ms, context)]),
    context,
  );
};

/** What a run would do, for people. */
export const planText = (plan: RunPlan, context: Context): string => {
  const words = context.say.running.plan;
  const { found, new: fresh, changed, again, unchanged, refused, leftOut } = plan.files;
  const total = `${bytesText(plan.bytes)}`;
  return [
    ...(plan.formats.length > 0 ? [`${heading(`${words.title} (${total})`, context)}\n${formatsTable(plan, context)}\n`] : []),
    words.files(found, fresh, changed, again, unchanged),
    ...(leftOut > 0 ? [words.leftOut(leftOut)] : []),
    ...(refused > 0 ? [words.refused(refused)] : []),
    plan.formats.length === 0
      ? words.nothing
      : plan.estimateMs === null
        ? words.noEstimate
        : words.estimate(timeText(plan.estimateMs, context), plan.jobs, plan.tried),
    words.written,
  ].join('\n');
};
