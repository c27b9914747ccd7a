import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Rows } from '../model/index.js';

/** A file that the archive knows and that is there no more. */
export interface GoneFile {
  readonly uri: string;
  readonly outcome: 'read' | 'refused';
}

const PAGE = 1000;

/** The file on the disk that a source lies in: of `a.zip!/b.pdf` it is `a.zip`. */
const fileOf = (uri: string): string => uri.split('!/', 1)[0] as string;

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

/** Asks the disk folder by folder: names in order come from few folders, one of which is held in memory. */
const looking = () => {
  let folder: string | null = null;
  let names: ReadonlySet<string> = new Set();
  return async (path: string): Promise<boolean> => {
    if (folder !== dirname(path)) {
      folder = dirname(path);
      names = new Set(await readdir(folder).catch(() => []));
    }
    // A name may be written otherwise there (capitals, Unicode): the last word has the file system.
    return !names.has(basename(path)) && isMissing(path);
  };
};

/** Files that the archive knows from below these paths and that are there no more, in order of their names. */
export async function* goneFiles(store: Rows, paths: readonly string[]): AsyncGenerator<GoneFile> {
  const roots = new Set(paths.map((path) => resolve(path)));
  const isGone = looking();
  for (let last = ''; ; ) {
    const page = await store.all<GoneFile>(`select uri, outcome from sources where uri > ? order by uri limit ${PAGE}`, [last]);
    for (const file of page) {
      const path = resolve(fileOf(file.uri));
      if (isBelow(path, roots) && (await isGone(path))) yield file;
    }
    if (page.length < PAGE) return;
    last = (page.at(-1) as GoneFile).uri;
  }
}

/** Those of the paths that can be looked at: below one that is not there itself (a disk that is not mounted) nothing is known to be gone. */
export const presentPaths = async (paths: readonly string[]): Promise<string[]> => {
  const missing = await Promise.all(paths.map(isMissing));
  return paths.filter((_, i) => !missing[i]);
};
