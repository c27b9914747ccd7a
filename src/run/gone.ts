import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Rows } from '../model/index.js';

/** Whether the path is one of these or lies below one. */
const isBelow = (path: string, roots: ReadonlySet<string>): boolean => {
  for (let at = path; ; at = dirname(at)) {
    if (roots.has(at)) return true;
    if (dirname(at) === at) return false;
  }
};

const isMissing = (path: string): Promise<boolean> =>
  stat(path).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ENOENT' || code === 'ENOTDIR',
  );

/**
 * Documents that were read from below these paths and of which the file is there no more. They are only counted:
 * what was read stays in the archive, since a file that was moved or a disk that is not mounted is no order to forget.
 */
export const countGone = async (store: Rows, paths: readonly string[], found: ReadonlySet<string>): Promise<number> => {
  const roots = new Set(paths.map((path) => resolve(path)));
  const held = await store.all<{ uri: string }>("select uri from sources where outcome = 'read'");
  const missing = held.filter(({ uri }) => !found.has(uri) && isBelow(resolve(uri), roots));
  let count = 0;
  for (const { uri } of missing) if (await isMissing(uri)) count++;
  return count;
};
