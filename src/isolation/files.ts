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

/**
 * `serve` for jobs that name a file: its bytes go to `handler`, of a file larger than `mostOf` the job only its head;
 * `size` is that of the file. What cannot be opened is refused with E113.
 */
export const serveFiles = <Job extends { readonly path: string; readonly uri: string }, Value>(
  handler: (bytes: Uint8Array, job: Job, size: number) => Promise<Result<Value>>,
  mostOf: (job: Job) => number = () => Number.POSITIVE_INFINITY,
): void =>
  serve(async (job: Job): Promise<Result<Value>> => {
    let file: Awaited<ReturnType<typeof bytesOf>>;
    try {
      file = await bytesOf(job.path, mostOf(job));
    } catch (error) {
      return refuse('E113', job.uri, (error as Error).message);
    }
    return handler(file.bytes, job, file.size);
  });
