import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Problem, type Reading, refuse } from '../model/index.js';
import type { Store } from '../store/index.js';
import type { Digest } from './digest.js';
import { type Leaf, type TreeLimits, type Unpack, unpackTree } from './unpack-tree.js';
import type { FoundFile } from './walk.js';
import type { WorkFolder } from './work-folder.js';
import type { Writer } from './writer.js';

/** What a run needs to look into containers. */
export interface Unpacking {
  readonly unpack: Unpack;
  readonly work: WorkFolder;
  readonly limits: TreeLimits;
  /** Whether there are passwords that locked files and members may open with: these are tried again. */
  readonly hasPasswords: boolean;
}

/** A container as a run sees it: the names of all its members, which of them are to be read, and how others ended. */
export interface Opened {
  readonly uris: readonly string[];
  readonly files: readonly FoundFile[];
  readonly unchanged: number;
  readonly refused: readonly Problem[];
}

export interface Containers {
  /** A container that is held as it is, with its members; null for any other file. */
  kept(uri: string, sha256: string): Promise<Opened | null>;
  /**
   * Takes a container apart; answers the problem of one that cannot be.
   * @param refusal E121, by which a reader tells what it met; its detail is the format
   */
  open(file: FoundFile, digest: Digest, refusal: Problem): Promise<Opened | Problem>;
  /** What is said of a member besides what was read of it. */
  noted(uri: string, reading: Reading): Reading;
  /** To be called for every file that a run is done with: the last member of a container closes it. */
  done(uri: string): Promise<void>;
}

/** A container of which members are still to be read. */
interface Box {
  readonly uri: string;
  readonly digest: Digest;
  readonly folders: ReadonlySet<string>;
  readonly members: number;
  /** Whether something is said of the container itself. */
  readonly isPartial: boolean;
  left: number;
}

const foldersOf = (leaves: readonly Leaf[]): Set<string> => new Set(leaves.flatMap(({ path }) => (path === null ? [] : [dirname(path)])));

/**
 * Containers of one run. A container is written down as taken apart only after all its members are: a run that was
 * killed opens it again, and skips the members that it had read.
 */
export const containersIn = (store: Store, writer: Writer, version: string, unpacking: Unpacking | undefined): Containers => {
  const boxOf = new Map<string, Box>();
  const notes = new Map<string, Problem>();

  /** What was said of a container or a member that is there no more, or was opened by now; what was read of one stays until it is pruned. */
  const forgetRefusals = async (uri: string, leaves: readonly Leaf[]): Promise<void> => {
    const here = new Set(leaves.map((leaf) => leaf.uri));
    const past = (await store.heldMembers(uri)).filter((member) => member.code !== null && !here.has(member.uri));
    if (past.length > 0) await store.forget(past.map((member) => member.uri));
  };

  const close = async ({ uri, digest, folders, members, isPartial }: Box): Promise<void> => {
    await writer.container({ uri, ...digest, members, isPartial });
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  };

  return {
    kept: async (uri, sha256) => {
      const held = await store.heldContainer(uri);
      if (held?.sha256 !== sha256 || held.reader !== version) return null;
      const members = await store.heldMembers(uri);
      // members of an earlier form that are held still: only what is in it tells which they are
      if (members.length !== held.members) return null;
      const refused = members.flatMap(({ uri: member, code, detail }) => (code === null ? [] : [refuse(code, member, detail).problem]));
      if (unpacking?.hasPasswords && refused.some(({ code }) => code === 'E103')) return null;
      return { uris: members.map((member) => member.uri), files: [], unchanged: members.length - refused.length, refused };
    },

    open: async (file, digest, refusal) => {
      if (!unpacking) return refusal;
      const container = { ...file, ...digest, format: refusal.detail ?? '' };
      const tree = await unpackTree(container, unpacking.unpack, unpacking.work.make, unpacking.limits);
      if (!tree.ok) return tree.problem;
      await forgetRefusals(file.uri, tree.value);
      const files: FoundFile[] = [];
      const refused: Problem[] = [];
      const isPartial = tree.value.some(({ uri }) => uri === file.uri);
      const box: Box = { uri: file.uri, digest, folders: foldersOf(tree.value), members: tree.value.length, isPartial, left: 0 };
      for (const { uri, path, size, problem } of tree.value) {
        if (path !== null) {
          files.push({ path, uri });
          boxOf.set(uri, box);
          box.left++;
          if (problem) notes.set(uri, problem);
        } else if (problem) {
          refused.push({ ...problem, where: uri });
          await writer.refuse({ uri, sha256: null, size, problem });
        }
      }
      if (box.left === 0) await close(box);
      return { uris: tree.value.map(({ uri }) => uri), files, unchanged: 0, refused };
    },

    noted: (uri, reading) => {
      const note = notes.get(uri);
      return note ? { ...reading, problems: [...reading.problems, note] } : reading;
    },

    done: async (uri) => {
      const box = boxOf.get(uri);
      if (!box) return;
      boxOf.delete(uri);
      notes.delete(uri);
      box.left--;
      if (box.left === 0) await close(box);
    },
  };
};
