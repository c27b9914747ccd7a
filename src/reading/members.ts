import type { Reading, Result } from '../model/index.js';
import { refuse } from '../model/index.js';
import type { Unpacking } from '../run/containers.js';
import { digestFile } from '../run/digest.js';
import { type Leaf, unpackTree } from '../run/unpack-tree.js';
import type { FoundFile } from '../run/walk.js';
import { workFolderOf } from '../run/work-folder.js';
import { type Isolated, isolatedReader, type ReaderOptions } from './isolated.js';
import { containerOf } from './read-member.js';
import { unpackingIn } from './unpacking.js';

type Read = (file: FoundFile) => Promise<Result<Reading>>;

/**
 * A reader that knows members by their names too (`archive.zip!/2022/kh-155.pdf`), where path and name end alike. A
 * container is taken apart once, with the first of its members, and lies in the work folder until that is removed.
 * Refuses E113 for a member that is not there, and what containers and members are refused for.
 */
export const withMembers = (read: Read, { unpack, work, limits }: Omit<Unpacking, 'hasPasswords'>): Read => {
  const trees = new Map<string, Promise<Result<readonly Leaf[]>>>();
  const open = async (file: FoundFile): Promise<Result<readonly Leaf[]>> => {
    const told = await read(file);
    if (told.ok || told.problem.code !== 'E121') return told.ok ? refuse('E113', file.uri, 'no members') : told;
    const { sha256 } = await digestFile(file.path);
    return unpackTree({ ...file, sha256, format: told.problem.detail ?? '' }, unpack, work.make, limits);
  };
  return async (file) => {
    const path = await containerOf(file.path);
    if (path === null) return read(file);
    const tree = trees.get(path) ?? open({ path, uri: file.uri.slice(0, path.length - file.path.length) });
    trees.set(path, tree);
    const opened = await tree;
    if (!opened.ok) return opened;
    const leaf = opened.value.find(({ uri }) => uri === file.uri);
    if (!leaf) return refuse('E113', file.uri, 'no such member');
    if (leaf.path !== null) return read({ path: leaf.path, uri: leaf.uri });
    return leaf.problem ? { ok: false, problem: leaf.problem } : refuse('E113', file.uri);
  };
};

/** The same over processes of its own; what is taken out of containers goes when it is closed. */
export const isolatedReaderOfMembers = async (
  size: number,
  options: ReaderOptions,
): Promise<Pick<Isolated<Reading>, 'close'> & { read: Read }> => {
  const unpacking = unpackingIn(await workFolderOf(':memory:'), options);
  const reader = await isolatedReader(size, options);
  return {
    read: withMembers((file) => reader.read(file), unpacking),
    close: async () => {
      await Promise.all([reader.close(), unpacking.close()]);
    },
  };
};
