import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { MEMBER_MARK, type Rows } from '../model/index.js';

/** A file that the archive knows and that is there no more. */
export interface GoneFile {
  readonly uri: string;
  readonly outcome: 'read' | 'refused' | 'container';
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

/** The file on disk that the name of a member begins with; null for names of files on disk, which may have such a mark too. */
const containerOf = (uri: string, known: ReadonlySet<string>): string | null => {
  for (let at = uri.indexOf(MEMBER_MARK); at >= 0; at = uri.indexOf(MEMBER_MARK, at + 1)) {
    const name = uri.slice(0, at);
    if (known.has(name)) return name;
  }
  return null;
};

/** What a run met: files and members by their names, and the files of which all is known, members included. */
export interface Met {
  readonly found: ReadonlySet<string>;
  readonly settled: ReadonlySet<string>;
}

const KNOWN = "select uri, outcome from sources union all select uri, 'container' as outcome from _containers";

/**
 * Files that the archive knows from below these paths and that are there no more. Members are gone with their
 * container, and when it was taken apart anew without them; of a container that cannot be opened nothing is known.
 */
export const goneFiles = async (store: Rows, paths: readonly string[], { found, settled }: Met): Promise<GoneFile[]> => {
  const roots = new Set(paths.map((path) => resolve(path)));
  const rows = await store.all<GoneFile>(KNOWN);
  const known = new Set(rows.map(({ uri }) => uri));
  const gone: GoneFile[] = [];
  for (const file of rows) {
    if (found.has(file.uri)) continue;
    const container = containerOf(file.uri, known);
    const path = container ?? file.uri;
    if (!isBelow(resolve(path), roots)) continue;
    if ((container !== null && settled.has(container)) || (await isMissing(path))) gone.push(file);
  }
  return gone;
};

/** Those of the paths that can be looked at: below one that is not there itself (a disk that is not mounted) nothing is known to be gone. */
export const presentPaths = async (paths: readonly string[]): Promise<string[]> => {
  const missing = await Promise.all(paths.map(isMissing));
  return paths.filter((_, i) => !missing[i]);
};
