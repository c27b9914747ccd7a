import { stat } from 'node:fs/promises';
import { MEMBER_MARK, ok, type Reading, type Result, refuse } from '../model/index.js';
import { digestFile } from '../run/digest.js';
import { type Leaf, unpackTree } from '../run/unpack-tree.js';
import { workFolderOf } from '../run/work-folder.js';
import type { ReaderOptions } from './isolated.js';
import { unpackingIn } from './unpacking.js';

/** So many names of members are told where one has to be chosen. */
const NAMES = 20;

/** The file on disk that a name like `archive.zip!/2022/kh-155.pdf` begins with; null where there is none. */
export const containerOf = async (path: string): Promise<string | null> => {
  for (let at = path.indexOf(MEMBER_MARK); at >= 0; at = path.indexOf(MEMBER_MARK, at + 1)) {
    const file = await stat(path.slice(0, at)).catch(() => null);
    if (file?.isFile()) return path.slice(0, at);
  }
  return null;
};

/** The members that are meant by a name: one of that name, or all in a container of that name. */
const meant = (leaves: readonly Leaf[], wanted: string): readonly Leaf[] =>
  leaves.filter(({ uri }) => uri === wanted || uri.startsWith(`${wanted}${MEMBER_MARK}`));

const namesOf = (leaves: readonly Leaf[]): string =>
  leaves
    .slice(0, NAMES)
    .map(({ uri }) => uri)
    .join(', ') + (leaves.length > NAMES ? `, … (${leaves.length})` : '');

export interface ContainerFile {
  readonly path: string;
  readonly uri: string;
  /** As the refusal E121 tells it. */
  readonly format: string;
}

/**
 * Reads one document out of a container: the member of the name `wanted`, or the only one there is.
 * Refuses E113 (no such member), E121 (several may be meant; the detail names them), and what containers and members
 * are refused for.
 */
export const readMember = async (
  container: ContainerFile,
  wanted: string,
  options: ReaderOptions,
  read: (path: string, uri: string) => Promise<Result<Reading>>,
): Promise<Result<Reading>> => {
  const unpacking = unpackingIn(await workFolderOf(':memory:'), options);
  try {
    const { sha256 } = await digestFile(container.path);
    const tree = await unpackTree({ ...container, sha256 }, unpacking.unpack, unpacking.work.make, unpacking.limits);
    if (!tree.ok) return tree;
    const [leaf, ...others] = meant(tree.value, wanted);
    if (!leaf) return refuse('E113', wanted, 'no such member');
    if (others.length > 0) return refuse('E121', wanted, namesOf([leaf, ...others]));
    if (leaf.path === null) return leaf.problem ? { ok: false, problem: leaf.problem } : refuse('E113', wanted);
    const result = await read(leaf.path, leaf.uri);
    if (!result.ok || !leaf.problem) return result;
    const problems = [...result.problems, leaf.problem];
    return ok({ ...result.value, problems }, problems);
  } finally {
    await unpacking.close();
  }
};
