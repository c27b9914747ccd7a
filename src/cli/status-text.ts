import type { QueueStatus } from '../index.js';
import { explain } from '../index.js';
import { timeText } from './amounts.js';
import type { Context } from './context.js';
import { tableText } from './table.js';

const workersTable = ({ workers }: QueueStatus, context: Context): string => {
  const { columns, states } = context.say.queue.status;
  return tableText(
    [
      { head: columns.worker },
      { head: columns.host, least: 8 },
      { head: columns.pid, align: 'right' },
      { head: columns.jobs, align: 'right' },
      { head: columns.state },
      { head: columns.seen },
      { head: columns.files, align: 'right' },
      { head: columns.refused, align: 'right' },
    ],
    workers.map((row) => [row.worker.slice(0, 8), row.host, row.pid, row.jobs, states[row.state], row.seen, row.files, row.refused]),
    context,
  );
};

/** How far the work has come, for people. */
export const statusText = (status: QueueStatus, context: Context): string => {
  const { say, colors, language } = context;
  const words = say.queue.status;
  const { jobs, files, rate, etaSeconds, versions, workers, refusals, held, unlinked } = status;
  const part = (title: string, body: string): string[] => ['', colors.bold(title), body];
  return [
    words.jobs(jobs.waiting, jobs.active, jobs.done),
    words.files(files.waiting),
    ...(rate === null ? [] : [words.rate(String(rate), timeText((etaSeconds ?? 0) * 1000, context))]),
    words.held(held.read, held.refused),
    ...(unlinked ? [words.unlinked] : []),
    ...(versions.length > 0 ? part(words.versions, versions.map(({ version, jobs: count }) => `${count}  ${version}`).join('\n')) : []),
    ...(workers.length > 0 ? part(words.workers, workersTable(status, context)) : []),
    ...(refusals.length > 0
      ? part(
          words.refusals,
          refusals.map(({ code, files: count }) => `${count}  ${code}  ${explain(code, language)?.title ?? ''}`).join('\n'),
        )
      : []),
  ].join('\n');
};
