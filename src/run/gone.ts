import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { isObject, isRemote, MEMBER_MARK, type Rows, type Sources } from '../model/index.js';
import { presenceIn } from './presence.js';

/** A file that the archive knows and that is there no more. */
export interface GoneFile {
  readonly uri: string;
  readonly outcome: 'read' | 'refused' | 'container';
}

const PAGE = 1000;

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

/**
 * The file on disk that the name of a member begins with: a container, or a file that was refused since it was one. Null
 * for names of files on disk, which may have such a mark too.
 */
const containerOf = async (uri: string, store: Rows, containers: ReadonlySet<string>): Promise<string | null> => {
  for (let at = uri.indexOf(MEMBER_MARK); at >= 0; at = uri.indexOf(MEMBER_MARK, at + 1)) {
    const name = uri.slice(0, at);
    if (containers.has(name) || (await store.all('select 1 from sources where uri = ?', [name])).length > 0) return name;
  }
  return null;
};

/** Which containers a run opened, or found unchanged, and the names of their members. */
export interface Met {
  readonly members: ReadonlySet<string>;
  readonly settled: ReadonlySet<string>;
}

/** Rows in order of their names, a page in memory at a time. */
async function* paged<Row extends { readonly uri: string }>(store: Rows, select: string): AsyncGenerator<Row> {
  for (let last = ''; ; ) {
    const page = await store.all<Row>(`${select} where uri > ? order by uri limit ${PAGE}`, [last]);
    yield* page;
    if (page.length < PAGE) return;
    last = (page.at(-1) as Row).uri;
  }
}

/**
 * Files that the archive knows from below these paths and that are there no more, in order of their names. Members are
 * gone with their container, and when it was taken apart anew without them; of a container that cannot be opened
 * nothing is known.
 */
export async function* goneFiles(store: Rows, paths: readonly string[], met: Met, sources?: Sources): AsyncGenerator<GoneFile> {
  const roots = new Set(paths.filter((path) => !isRemote(path)).map((path) => resolve(path)));
  const containers = new Set((await store.all<{ uri: string }>('select uri from _containers order by uri')).map(({ uri }) => uri));
  const isLost = looking();
  const isGoneObject = presenceIn(sources, paths);
  const isGone = async (path: string): Promise<boolean> =>
    isRemote(path) ? isGoneObject(path) : isBelow(resolve(path), roots) && (await isLost(resolve(path)));
  for await (const file of paged<GoneFile>(store, 'select uri, outcome from sources')) {
    const container = await containerOf(file.uri, store, containers);
    if (container !== null && met.settled.has(container) ? !met.members.has(file.uri) : await isGone(container ?? file.uri)) yield file;
  }
  for (const uri of containers) if (await isGone(uri)) yield { uri, outcome: 'container' };
}

const isEmpty = async (root: string, sources: Sources | undefined): Promise<boolean> => {
  if (!sources || !isObject(root)) return false;
  for await (const one of sources.list(root)) return !('uri' in one);
  return true;
};

/**
 * Those of the paths that can be looked at: below one that is not there itself (a disk that is not mounted, a bucket
 * that does not answer or holds nothing there) nothing is known to be gone.
 */
export const presentPaths = async (paths: readonly string[], sources?: Sources): Promise<string[]> => {
  const missing = await Promise.all(paths.map((path) => (isRemote(path) ? isEmpty(path, sources) : isMissing(path))));
  return paths.filter((_, i) => !missing[i]);
};
