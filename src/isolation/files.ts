import { open } from 'node:fs/promises';
import { type Result, refuse } from '../model/index.js';
import { serve } from './child.js';

/** Of a file beyond the limit only so much is read: enough to tell what it is. */
const HEAD = 1 << 16;

const bytesOf = async (path: string, most: number): Promise<{ bytes: Uint8Array; size: number }> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size <= most) {
      const bytes = await file.readFile();
      return { bytes, size: bytes.length };
    }
    const head = Buffer.alloc(HEAD);
    const { bytesRead } = await file.read(head, 0, HEAD, 0);
    return { bytes: head.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
};

export interface FileJob<Job, Value> {
  /** What stands in for the file; null where it has to be read. */
  readonly instead?: (job: Job) => Promise<Result<Value> | null>;
  /** Of a larger file only the head is read (default: no bound). */
  readonly mostOf?: (job: Job) => number;
}

/** What a handler is told besides the bytes: the size of the whole file, and how to say that work goes on. */
export interface Given {
  readonly size: number;
  readonly alive: () => void;
}

/** `serve` for jobs that name a file: its bytes go to `handler`; what cannot be opened is refused with E113. */
export const serveFiles = <Job extends { readonly path: string; readonly uri: string }, Value>(
  handler: (bytes: Uint8Array, job: Job, given: Given) => Promise<Result<Value>>,
  { instead = async () => null, mostOf = () => Number.POSITIVE_INFINITY }: FileJob<Job, Value> = {},
): void =>
  serve(async (job: Job, alive): Promise<Result<Value>> => {
    const known = await instead(job);
    if (known) return known;
    let file: Awaited<ReturnType<typeof bytesOf>>;
    try {
      file = await bytesOf(job.path, mostOf(job));
    } catch (error) {
      return refuse('E113', job.uri, (error as Error).message);
    }
    return handler(file.bytes, job, { size: file.size, alive });
  });
