import { z } from 'zod';
import { Problem } from './problem-schema.js';

const text = z.string();
const count = z.number().int().nonnegative();

/** What a document turned out to be, in as few words as a line has room for. */
export const ReadBrief = z.object({
  id: text,
  type: text.nullable(),
  number: text.nullable(),
  date: text.nullable(),
  issuer: text.nullable(),
  title: text.nullable(),
  citations: count,
});
export type ReadBrief = z.infer<typeof ReadBrief>;

export const FileRead = z.object({
  event: z.literal('read'),
  file: text,
  /** From the moment a reading process was asked for. */
  ms: count,
  bytes: count,
  mediaType: text,
  document: ReadBrief,
  /** What was left out of the reading. */
  warnings: z.array(Problem),
});
export type FileRead = z.infer<typeof FileRead>;

export const FileRefused = z.object({
  event: z.literal('refused'),
  file: text,
  /** Null for a file that was refused before and did not change since, and for one that cannot be opened. */
  ms: count.nullable(),
  code: text,
  detail: text.nullable(),
});
export type FileRefused = z.infer<typeof FileRefused>;

export const FileCounts = z.object({
  /** `found` = `read` + `unchanged` + `refused`, unless interrupted. */
  found: count,
  read: count,
  unchanged: count,
  refused: count,
  /** Found, and left out by `--only-failed`, `--code` or `--since`. */
  leftOut: count,
  /** Documents held from below the paths of which the file is there no more. */
  gone: count,
  /** Documents forgotten because their file is there no more (`--prune`). */
  pruned: count,
});
export type FileCounts = z.infer<typeof FileCounts>;

/** Something that happened in a run. */
export const RunEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('run-begun'), paths: z.array(text) }),
  z.object({ event: z.literal('begun'), file: text }),
  /** What lies in a store or on the web was brought here, so that it can be read. */
  z.object({ event: z.literal('fetched'), file: text, ms: count, bytes: count }),
  FileRead,
  FileRefused,
  z.object({
    event: z.literal('process'),
    what: z.enum(['started', 'recycled', 'lost', 'retried', 'cleared', 'stray']),
    pid: z.number().int().optional(),
    file: text.nullable().optional(),
    detail: text.optional(),
  }),
  z.object({ event: z.literal('stage'), stage: z.enum(['linking', 'writing']) }),
  z.object({ event: z.literal('run-ended'), ms: count, interrupted: z.boolean(), files: FileCounts }),
  /** Database or disk failed, and the run ended with it. */
  z.object({ event: z.literal('failed'), code: text, where: text, detail: text.nullable() }),
]);
export type RunEvent = z.infer<typeof RunEvent>;

/** Something that happened in a watch: its runs, and what became of files between them. */
export const WatchEvent = z.union([
  RunEvent,
  /** The first run is done, and what comes from now on is read as it comes. */
  z.object({ event: z.literal('watching'), paths: z.array(text) }),
  /** What was read of it stays in the database. */
  z.object({ event: z.literal('gone'), file: text }),
  /** Another process holds the database, or files cannot be told of: it is tried again after so many milliseconds. */
  z.object({ event: z.literal('waiting'), code: text, where: text, detail: text.nullable(), ms: count }),
]);
export type WatchEvent = z.infer<typeof WatchEvent>;

/** A line of a log: an event with its time and weight. */
export const LogLine = z
  .intersection(z.object({ at: z.iso.datetime(), level: z.enum(['error', 'warning', 'info', 'debug']) }), WatchEvent)
  // What all of its branches are, a JSON Schema does not gather from them.
  .meta({ type: 'object' });
export type LogLine = z.infer<typeof LogLine>;
