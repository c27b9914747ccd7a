import { fileURLToPath } from 'node:url';
import { limitsOf } from '../ingest/options.js';
import type { Pool } from '../isolation/index.js';
import type { ContainerMember } from '../model/index.js';
import type { Unpacking } from '../run/containers.js';
import type { WorkFolder } from '../run/work-folder.js';
import type { UnpackJob } from '../unpack/index.js';
import type { ReaderOptions } from './isolated.js';

/** A container holds many documents: it gets so many times the time of one. */
const TIMES = 10;
const DOCUMENT_MS = 60_000;

/**
 * How containers are taken apart: in a process of its own that may be killed and is started with the first of them,
 * into folders of `work`. Closing ends the process and removes these.
 */
export const unpackingIn = (work: WorkFolder, options: ReaderOptions): Unpacking & { readonly close: () => Promise<void> } => {
  const ingest = options.ingest ?? {};
  let pool: Promise<Pool<UnpackJob, readonly ContainerMember[]>> | null = null;
  const start = async (): Promise<Pool<UnpackJob, readonly ContainerMember[]>> => {
    const { createPool } = await import('../isolation/index.js');
    return createPool({
      entry: fileURLToPath(new URL('./unpack-child.js', import.meta.url)),
      size: 1,
      timeLimitMs: TIMES * (options.timeLimitMs ?? DOCUMENT_MS),
      ...(options.memoryLimitMb === undefined ? {} : { rssLimitMb: options.memoryLimitMb }),
      ...(options.heapLimitMb === undefined ? {} : { heapLimitMb: options.heapLimitMb }),
    });
  };
  return {
    work,
    limits: limitsOf(ingest),
    hasPasswords: (ingest.passwords?.length ?? 0) > 0,
    unpack: async ({ path, uri, format, folder, left }) => {
      pool ??= start();
      return (await pool).run({ path, uri, format, folder, ingest: { ...ingest, ...left } }, uri);
    },
    close: async () => {
      await (await pool)?.close();
      await work.remove();
    },
  };
};
