import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Rows } from '../model/index.js';

/** A file that the archive knows and that is there no more. */
export interface GoneFile {
  readonly uri: string;
  readonly outcome: 'read' | 'refused';
}

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

/** Files that the archive knows from below these paths and that are there no more. */
export const goneFiles = async (store: Rows, paths: readonly string[], found: ReadonlySet<string>): Promise<GoneFile[]> => {
  const roots = new Set(paths.map((path) => resolve(path)));
  const known = await store.all<GoneFile>('select uri, outcome from sources');
  const gone: GoneFile[] = [];
  for (const file of known) if (!found.has(file.uri) && isBelow(resolve(file.uri), roots) && (await isMissing(file.uri))) gone.push(file);
  return gone;
};

/** Those of the paths that can be looked at: below one that is not there itself (a disk that is not mounted) nothing is known to be gone. */
export const presentPaths = async (paths: readonly string[]): Promise<string[]> => {
  const missing = await Promise.all(paths.map(isMissing));
  return paths.filter((_, i) => !missing[i]);
};
