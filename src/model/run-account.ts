import { z } from 'zod';
import { FileCounts } from './run-events.js';

const text = z.string();
const count = z.number().int().nonnegative();
const number = z.number().nonnegative();

/** How a run went: what it was told, what it cost, what it could not read. Sizes in bytes, times in milliseconds. */
export const RunAccount = z.object({
  schema: z.literal('danchieu/run/1'),
  started: z.iso.datetime(),
  ended: z.iso.datetime(),
  durationMs: count,
  interrupted: z.boolean(),
  paths: z.array(text),
  versions: z.object({
    danchieu: text,
    /** Digest of the rules that read. */
    rules: text,
    node: text,
    /** The version of the one that is used. */
    database: z.object({ driver: text, sqlite: text.optional(), postgresql: text.optional() }),
    /** Packages that take files apart. */
    engines: z.record(text, text),
  }),
  settings: z.object({
    jobs: count,
    rules: z.array(text),
    force: z.boolean(),
    prune: z.boolean(),
    onlyFailed: z.boolean(),
    codes: z.array(text),
    since: z.iso.datetime().nullable(),
    limits: z.object({
      ...{ time: number, memory: number, heap: number, fileSize: number, inflated: number, text: number, pages: number },
      /** Of a container with all in it. */
      ...{ unpacked: number, members: number, depth: number, ratio: number },
    }),
    ocr: z.boolean(),
    ocrLanguages: z.array(text),
  }),
  files: FileCounts,
  /** Of the files that were read. */
  bytes: count,
  rates: z.object({ filesPerSecond: number, bytesPerSecond: number }),
  formats: z.array(z.object({ mediaType: text, files: count, bytes: count, ms: count })),
  /** Most files first. */
  refusals: z.array(z.object({ code: text, count, files: z.array(z.object({ file: text, detail: text.nullable() })) })),
  warnings: z.array(z.object({ code: text, count, files: count })),
  processes: z.object({ started: count, recycled: count, lost: count, retried: count }),
  /** Those that took longest. */
  slowest: z.array(z.object({ file: text, ms: count })),
  /** The most memory that this process held; of reading processes the limits tell. */
  peakMemory: count,
});
export type RunAccount = z.infer<typeof RunAccount>;
