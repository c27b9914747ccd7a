import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { watch } from 'chokidar';
import { failure } from '../model/failure.js';
import { isOneOf } from './own.js';
import { isHidden } from './walk.js';

export interface ChangesOptions {
  /** A file is complete when its size stays the same for so long; milliseconds. */
  readonly settleMs: number;
  /** Look at the files instead of waiting to be told: network drives tell nothing. */
  readonly poll: boolean;
  /** Files (with what lies beside them under their name) and folders that are the program's own. */
  readonly ignore: readonly string[];
}

export interface Changes {
  /** Resolves when files below all paths that are there are watched. */
  readonly ready: Promise<void>;
  /** Files and folders that came or changed since it was last asked. */
  take(): readonly string[];
  /** Files that went since it was last asked, and did not come again. */
  takeGone(): readonly string[];
  /** Resolves at the next change; rejects with E503 where nothing can be watched. */
  next(): Promise<void>;
  close(): Promise<void>;
}

const LOOK_MS = 2000;

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const SEPARATOR = /[/\\]/;
const baseOf = (path: string): string => path.split(SEPARATOR).at(-1) ?? path;

/** What changes below these paths, complete files only. A path that is not there yet is looked for until it is. */
export const changesBelow = (paths: readonly string[], { settleMs, poll, ignore }: ChangesOptions): Changes => {
  const roots = new Set(paths.map((path) => resolve(path)));
  const own = ignore.map((path) => resolve(path));
  const changed = new Set<string>();
  const gone = new Set<string>();
  let wake = (): void => {};
  let fault: unknown = null;
  let break_ = (_: unknown): void => {};
  const came = (path: string): void => {
    gone.delete(path);
    changed.add(path);
    wake();
  };
  const went = (path: string): void => {
    changed.delete(path);
    gone.add(path);
    wake();
  };
  const failed = (error: unknown): void => {
    const { message } = error as Error;
    fault ??= failure('E503', paths.join(' '), message, error);
    break_(fault);
  };

  const watcher = watch([], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: Math.max(20, Math.min(500, settleMs / 4)) },
    usePolling: poll,
    interval: LOOK_MS,
    binaryInterval: LOOK_MS,
    // What walk leaves out is left out here.
    ignored: (path) => (isHidden(baseOf(path)) && !roots.has(resolve(path))) || isOneOf(path, own),
  })
    .on('add', came)
    .on('change', came)
    .on('unlink', went)
    .on('error', failed);

  // chokidar does not see a folder come whose parent is missing too.
  const missing = new Set<string>();
  const look = async (): Promise<void> => {
    for (const path of [...missing])
      if (await exists(path)) {
        missing.delete(path);
        watcher.add(path);
        came(path);
      }
  };
  const looking = setInterval(() => void look(), LOOK_MS);

  const begin = async (): Promise<void> => {
    const there = await Promise.all(paths.map(exists));
    for (const [i, path] of paths.entries()) if (!there[i]) missing.add(path);
    const present = paths.filter((_, i) => there[i]);
    if (present.length === 0) return;
    await new Promise<void>((done, fail) => {
      break_ = fail;
      watcher.once('ready', done);
      watcher.add(present);
    });
  };

  const emptied = (set: Set<string>): string[] => {
    const all = [...set].sort();
    set.clear();
    return all;
  };
  return {
    ready: begin(),
    take: () => emptied(changed),
    takeGone: () => emptied(gone),
    next: () =>
      new Promise<void>((done, fail) => {
        if (fault) return fail(fault);
        if (changed.size > 0 || gone.size > 0) return done();
        wake = done;
        break_ = fail;
      }),
    close: async () => {
      clearInterval(looking);
      wake();
      await watcher.close();
    },
  };
};
