import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { type Problem, refuse } from '../model/index.js';
import { isOneOf } from './own.js';

/** A file to be read: where it lies, and the name it goes by in the archive (see `uriOf`). */
export interface FoundFile {
  readonly path: string;
  readonly uri: string;
}

export interface Walk {
  readonly files: readonly FoundFile[];
  /** Paths that are not there or may not be entered (E113). */
  readonly problems: readonly Problem[];
}

/** One name for one file: a path into the folder at hand is told from there, however it was given. */
export const uriOf = (path: string): string => {
  const here = relative(process.cwd(), path);
  const uri = (here === '' || here.startsWith('..') || isAbsolute(here) ? normalize(path) : here).split(sep).join('/');
  return uri.length > 1 ? uri.replace(/\/+$/, '') : uri;
};

/** Hidden files, and the owner files (~$…) that office programs leave beside an open document. */
export const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

/**
 * All files under the paths, each once, in order of their names. Hidden ones are left out unless
 * given themselves; a folder that is reached twice (a link, a loop) is entered once. `own` are the program's files and
 * folders (absolute), which are no documents.
 */
export const walk = async (paths: readonly string[], own: readonly string[] = []): Promise<Walk> => {
  const files = new Map<string, FoundFile>();
  const problems: Problem[] = [];
  const entered = new Set<string>();

  const enter = async (folder: string): Promise<void> => {
    const real = await realpath(folder);
    if (entered.has(real)) return;
    entered.add(real);
    const names = (await readdir(folder)).filter((name) => !isHidden(name)).sort();
    for (const name of names) await visit(join(folder, name));
  };
  const visit = async (path: string): Promise<void> => {
    if (isOneOf(path, own)) return;
    try {
      const found = await stat(path);
      if (found.isDirectory()) await enter(path);
      else if (found.isFile()) files.set(uriOf(path), { path, uri: uriOf(path) });
    } catch (error) {
      problems.push(refuse('E113', uriOf(path), (error as Error).message).problem);
    }
  };

  for (const path of [...paths].sort()) await visit(path);
  return { files: [...files.values()], problems };
};

/** Whether `walk` would find any file; asks no further than the first. */
export const hasFiles = async (paths: readonly string[]): Promise<boolean> => {
  const entered = new Set<string>();
  const holds = async (path: string): Promise<boolean> => {
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) return found?.isFile() ?? false;
    const real = await realpath(path).catch(() => path);
    if (entered.has(real)) return false;
    entered.add(real);
    const names = await readdir(path).catch(() => []);
    for (const name of names) if (!isHidden(name) && (await holds(join(path, name)))) return true;
    return false;
  };
  for (const path of paths) if (await holds(path)) return true;
  return false;
};
