import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure, isServer } from '../model/index.js';

/** Where a run keeps what it takes out of containers. Only its owner may look into it. */
export interface WorkFolder {
  /** A new empty folder. Throws Failure E502 where none can be made. */
  make(): Promise<string>;
  /** Removes everything. */
  remove(): Promise<void>;
}

const PRIVATE = 0o700;
const MEMORY = ':memory:';

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** What a run that was killed left behind: folders are named by the process that made them. */
const removeStale = async (root: string): Promise<void> => {
  const names = await readdir(root).catch(() => []);
  const stale = names.filter((name) => !isRunning(Number.parseInt(name, 10)) || Number.parseInt(name, 10) === process.pid);
  for (const name of stale) await rm(join(root, name), { recursive: true, force: true });
  if (stale.length === names.length) await rm(root, { recursive: true, force: true });
};

/** Beside the database (`archive.db.work/`), so that it lies on the disk that was chosen for it; in the system's folder for one in memory or on a server. */
export const workFolderOf = async (db: string): Promise<WorkFolder> => {
  const root = db === MEMORY || isServer(db) ? null : `${db}.work`;
  if (root !== null) await removeStale(root);
  let own: Promise<string> | null = null;
  let count = 0;
  const makeOwn = async (): Promise<string> => {
    if (root === null) return mkdtemp(join(tmpdir(), 'danchieu-'));
    await mkdir(root, { recursive: true, mode: PRIVATE });
    return mkdtemp(join(root, `${process.pid}-`));
  };
  return {
    make: async () => {
      try {
        own ??= makeOwn();
        const folder = join(await own, String(++count));
        await mkdir(folder, { mode: PRIVATE });
        return folder;
      } catch (error) {
        own = null;
        const { code, message } = error as NodeJS.ErrnoException;
        throw failure(code === 'ENOSPC' || code === 'EDQUOT' ? 'E501' : 'E502', root ?? tmpdir(), message, error);
      }
    },
    remove: async () => {
      const folder = await own?.catch(() => null);
      if (folder) await rm(folder, { recursive: true, force: true });
      if (root !== null) await removeStale(root);
    },
  };
};
