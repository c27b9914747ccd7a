import { readFile } from 'node:fs/promises';
import { type Result, refuse } from '../model/index.js';
import { serve } from './child.js';

/** `serve` for jobs that name a file: its bytes go to `handler`; what cannot be opened is refused with E113. What `instead` answers stands in for the file. */
export const serveFiles = <Job extends { readonly path: string; readonly uri: string }, Value>(
  handler: (bytes: Uint8Array, job: Job, alive: () => void) => Promise<Result<Value>>,
  instead: (job: Job) => Promise<Result<Value> | null> = async () => null,
): void =>
  serve(async (job: Job, alive): Promise<Result<Value>> => {
    const known = await instead(job);
    if (known) return known;
    let bytes: Uint8Array;
    try {
      bytes = await readFile(job.path);
    } catch (error) {
      return refuse('E113', job.uri, (error as Error).message);
    }
    return handler(bytes, job, alive);
  });
