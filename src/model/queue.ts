import { z } from 'zod';
import { RefusedRow } from './answers.js';

const count = z.number().int().nonnegative();

/** What `enqueue` did: `found` = `queued` + `waiting` + `held`, unless it was stopped. */
export const EnqueueReport = z.object({
  /** Files that were looked at. */
  found: count,
  queued: count,
  /** Files that were queued before and wait still, or are being read. */
  waiting: count,
  /** Files that the archive holds as they are. */
  held: count,
  /** Paths that could not be entered. */
  refused: z.array(RefusedRow),
  interrupted: z.boolean(),
});
export type EnqueueReport = z.infer<typeof EnqueueReport>;

/** What one worker did. */
export const WorkReport = z.object({
  worker: z.string(),
  /** Jobs that it ended, and those that others had taken from it, for it was thought dead. */
  jobs: count,
  lost: count,
  read: count,
  refused: count,
  unchanged: count,
  durationMs: count,
  interrupted: z.boolean(),
});
export type WorkReport = z.infer<typeof WorkReport>;

export const WorkerRow = z.object({
  worker: z.string(),
  host: z.string(),
  pid: z.number().int(),
  /** Documents that it reads at the same time. */
  jobs: count,
  /** `away`: it said nothing for so long that its work was given to others. */
  state: z.enum(['working', 'ended', 'away']),
  /** ISO time of its last sign of life. */
  seen: z.string(),
  /** Files that it ended in the last hour, and of them those that were refused. */
  files: count,
  refused: count,
});
export type WorkerRow = z.infer<typeof WorkerRow>;

/** How far the work on a queue has come. */
export const QueueStatus = z.object({
  jobs: z.object({ waiting: count, active: count, done: count }),
  /** Files that wait or are being read. */
  files: z.object({ waiting: count }),
  /** Files a second in the last minutes; null where nothing was done. */
  rate: z.number().nonnegative().nullable(),
  /** Seconds until nothing waits, at that rate. */
  etaSeconds: count.nullable(),
  /** By which rules and parsers jobs wait to be read; a worker takes those of its own only. */
  versions: z.array(z.object({ version: z.string(), jobs: count })),
  workers: z.array(WorkerRow),
  /** Files that the archive holds as refused. */
  refusals: z.array(z.object({ code: z.string(), files: count })),
  /** Files that the archive holds. */
  held: z.object({ read: count, refused: count }),
  /** Whether what was read is still to be linked. */
  unlinked: z.boolean(),
});
export type QueueStatus = z.infer<typeof QueueStatus>;

/** What `link` did. */
export const LinkReport = z.object({
  /** False where nothing had changed since the last linking. */
  linked: z.boolean(),
  documents: count,
  citations: count,
  durationMs: count,
});
export type LinkReport = z.infer<typeof LinkReport>;
