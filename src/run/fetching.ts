import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Problem, refuse, type Sources } from '../model/index.js';
import type { Store } from '../store/index.js';
import { type Digest, digestFile } from './digest.js';
import type { FoundFile } from './walk.js';
import type { WorkFolder } from './work-folder.js';
import type { Writer } from './writer.js';

/** A file by its content, and how to have its bytes here. */
export interface Here {
  readonly digest: Digest;
  /** The file with a path on this disk: what lies elsewhere is fetched, once. */
  local(): Promise<FoundFile | Problem>;
  /** Removes what was fetched. */
  release(): Promise<void>;
}

export interface Fetching {
  readonly sources: Sources;
  readonly work: WorkFolder;
  readonly onFetched?: ((file: string, ms: number, bytes: number) => void) | undefined;
}

/** What is known, and how the rest is come by. */
export interface Bringing {
  /** Without it nothing that lies elsewhere is found. */
  readonly fetching?: Fetching | undefined;
  /** Digests of files that are known without a look at them. */
  readonly digests?: ReadonlyMap<string, Digest> | undefined;
  readonly signal?: AbortSignal | undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const onDisk = async (file: FoundFile, digests: Bringing['digests']): Promise<Here | Problem> => {
  try {
    return { digest: digests?.get(file.uri) ?? (await digestFile(file.path)), local: async () => file, release: async () => {} };
  } catch (error) {
    return refuse('E113', file.uri, messageOf(error)).problem;
  }
};

/** Named by nothing that its source says. */
const NAME = 'document';

/**
 * How a run comes by the content of files. What lies elsewhere and still bears the mark that it had when its digest was
 * taken is not fetched for it.
 * @param isFresh fetches whatever the mark says
 */
export const bringing =
  (store: Store, writer: Writer, { fetching, digests, signal }: Bringing) =>
  async (file: FoundFile, isFresh: boolean): Promise<Here | Problem> => {
    const { listed, uri } = file;
    if (!listed || !fetching) return onDisk(file, digests);
    const { sources, work, onFetched } = fetching;
    const known = isFresh ? null : await store.mark(uri);
    let path: string | null = null;

    const fetch = async (before: string | null): Promise<Digest | Problem | null> => {
      const into = join(await work.make(), NAME);
      const begun = performance.now();
      const result = await sources.fetch(listed, into, before, signal);
      if (!result.ok || result.value === null) {
        await rm(dirname(into), { recursive: true, force: true });
        return result.ok ? null : result.problem;
      }
      path = into;
      const { sha256, size, mark } = result.value;
      onFetched?.(uri, Math.round(performance.now() - begun), size);
      if (mark !== null && (mark !== known?.mark || sha256 !== known.sha256)) await writer.mark({ uri, mark, sha256, size });
      return { sha256, size };
    };

    const found = await fetch(known?.mark ?? null);
    if (found !== null && 'code' in found) return found;
    // What bears its mark is what it was.
    const digest = found ?? (known as Digest);
    return {
      digest,
      local: async () => {
        const now = path === null ? await fetch(null) : null;
        if (now !== null && 'code' in now) return now;
        return { ...file, path: path ?? '' };
      },
      release: async () => {
        if (path !== null) await rm(dirname(path), { recursive: true, force: true });
      },
    };
  };
