import { rm } from 'node:fs/promises';
import { type ContainerMember, Failure, memberUri, type Problem, type Result, refuse } from '../model/index.js';

/** A container that is to be taken apart. */
export interface Container {
  readonly path: string;
  readonly uri: string;
  readonly sha256: string;
  /** Told by its bytes. */
  readonly format: string;
}

/** What all containers in one, and their members, may come to. */
export interface TreeLimits {
  readonly maxUnpacked: number;
  readonly maxMembers: number;
  readonly maxDepth: number;
}

/** Takes one container apart into `folder`, within what is left of the limits. */
export type Unpack = (
  job: Container & { readonly folder: string; readonly left: Omit<TreeLimits, 'maxDepth'> },
) => Promise<Result<readonly ContainerMember[]>>;

/** A member that is no container: to be read from `path`, or refused. */
export interface Leaf {
  readonly uri: string;
  readonly path: string | null;
  readonly size: number;
  /** The refusal, or what is to be said of a member that can be read. */
  readonly problem: Problem | null;
}

/** A problem of the disk is none of the container: it ends the run, and the next one goes on from here. */
const isOfDisk = ({ code }: Problem): boolean => code.startsWith('E5');

const refused = (uri: string, size: number, problem: Problem): Leaf => ({ uri, path: null, size, problem });

/**
 * Takes a container apart, and the containers in it, one after the other: so limits that hold for all of them fall on
 * the same member whatever else is going on. A container within, that cannot be taken apart, is a refused member.
 * @throws Failure E501, E502
 */
export const unpackTree = async (
  root: Container,
  unpack: Unpack,
  makeFolder: () => Promise<string>,
  limits: TreeLimits,
): Promise<Result<readonly Leaf[]>> => {
  const leaves: Leaf[] = [];
  const left = { maxUnpacked: limits.maxUnpacked, maxMembers: limits.maxMembers };

  const inner = async (member: ContainerMember, container: Container, within: readonly string[]): Promise<void> => {
    if (within.includes(container.sha256))
      leaves.push(refused(container.uri, member.size, refuse('E123', container.uri, 'contains itself').problem));
    else if (within.length >= limits.maxDepth)
      leaves.push(refused(container.uri, member.size, refuse('E123', container.uri, `more than ${limits.maxDepth} levels`).problem));
    else {
      const problem = await descend(container, [...within, container.sha256]);
      if (problem) leaves.push(refused(container.uri, member.size, problem));
    }
    await rm(container.path, { force: true });
  };

  const descend = async (container: Container, within: readonly string[]): Promise<Problem | null> => {
    const result = await unpack({ ...container, folder: await makeFolder(), left: { ...left } });
    if (!result.ok && isOfDisk(result.problem)) throw new Failure([result.problem]);
    if (!result.ok) return result.problem;
    for (const { path, size } of result.value) {
      left.maxMembers--;
      if (path !== null) left.maxUnpacked -= size;
    }
    for (const member of result.value) {
      const { name, path, size, sha256, problem } = member;
      const uri = name === null ? container.uri : memberUri(container.uri, name);
      if (path !== null && sha256 !== null && member.container !== null)
        await inner(member, { path, uri, sha256, format: member.container }, within);
      else leaves.push({ uri, path, size, problem });
    }
    return null;
  };

  const problem = await descend(root, [root.sha256]);
  return problem ? { ok: false, problem } : { ok: true, value: leaves, problems: [] };
};
