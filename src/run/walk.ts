import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, relative, sep } from 'node:path';
import { compare, type Listed, type Problem, refuse } from '../model/index.js';
import { isOneOf } from './own.js';

/** A file to be read: where it lies, and the name it goes by in the archive (see `uriOf`). */
export interface FoundFile {
  /** Empty for what lies elsewhere and was not fetched. */
  readonly path: string;
  readonly uri: string;
  /** What a source says of it that is no file here. */
  readonly listed?: Listed;
}

/** One name for one file: a path into the folder at hand is told from there, however it was given. */
export const uriOf = (path: string): string => {
  const here = relative(process.cwd(), path);
  const uri = (here === '' || here.startsWith('..') || isAbsolute(here) ? normalize(path) : here).split(sep).join('/');
  return uri.length > 1 ? uri.replace(/\/+$/, '') : uri;
};

/** Hidden files, and the owner files (~$…) that office programs leave beside an open document. */
export const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

/** A link, or what a file system says nothing about, has to be looked at; of the rest the folder tells. */
const isTold = (entry: Dirent): boolean => entry.isFile() || entry.isDirectory();

/** Names that are not UTF-8 (old disks of Windows) come with this letter for the bytes that are none, and nothing is found by it. */
const GARBLED = '\ufffd';

const problemOf = (path: string, error: unknown): Problem => {
  const { code, message } = error as NodeJS.ErrnoException;
  return refuse('E113', uriOf(path), code === 'ENOENT' && path.includes(GARBLED) ? 'name is not UTF-8' : message).problem;
};
/** What is told apart while walking: folders by where they really lie, files only where they were given themselves. */
class Seen {
  readonly #folders = new Set<string>();
  readonly #given = new Set<string>();

  async enters(folder: string): Promise<boolean> {
    const real = await realpath(folder);
    if (this.#folders.has(real)) return false;
    this.#folders.add(real);
    return true;
  }

  /** A file that was given itself comes once, also where its folder was given before. */
  async takes(path: string): Promise<boolean> {
    const [uri, folder] = [uriOf(path), await realpath(dirname(path)).catch(() => null)];
    const isNew =
      !this.#given.has(uri) && !(folder !== null && this.#folders.has(folder) && !isHidden(path.slice(dirname(path).length + 1)));
    this.#given.add(uri);
    return isNew;
  }

  has(uri: string): boolean {
    return this.#given.has(uri);
  }
}

async function* below(folder: string, seen: Seen, own: readonly string[]): AsyncGenerator<FoundFile | Problem> {
  try {
    if (!(await seen.enters(folder))) return;
  } catch (error) {
    yield problemOf(folder, error);
    return;
  }
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => problemOf(folder, error));
  if (!Array.isArray(entries)) {
    yield entries;
    return;
  }
  entries.sort((a, b) => compare(a.name, b.name));
  for (const entry of entries) {
    if (isHidden(entry.name)) continue;
    const path = join(folder, entry.name);
    if (isOneOf(path, own)) continue;
    try {
      const found = isTold(entry) && !entry.name.includes(GARBLED) ? entry : await stat(path);
      if (found.isDirectory()) yield* below(path, seen, own);
      else if (found.isFile() && !seen.has(uriOf(path))) yield { path, uri: uriOf(path) };
    } catch (error) {
      yield problemOf(path, error);
    }
  }
}

/**
 * All files under the paths one by one, each once, in order of their names, and what could not be entered (E113).
 * Hidden ones are left out unless given themselves; a folder that is reached twice (a link, a loop) is entered once.
 * `own` are the program's files and folders (absolute), which are no documents. One folder's names are held in memory at a time.
 */
export async function* walking(paths: readonly string[], own: readonly string[] = []): AsyncGenerator<FoundFile | Problem> {
  const seen = new Seen();
  for (const path of [...paths].sort(compare)) {
    try {
      const found = await stat(path);
      if (found.isDirectory()) yield* below(path, seen, own);
      else if (found.isFile() && (await seen.takes(path))) yield { path, uri: uriOf(path) };
    } catch (error) {
      yield problemOf(path, error);
    }
  }
}

export const isProblem = (found: FoundFile | Problem): found is Problem => 'code' in found;
