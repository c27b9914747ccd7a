import type { Problem } from './problem.js';

/**
 * One thing that a container held, in the container's order. `name` is its name there, made harmless (parts parted
 * by `/`, no `..`) and told apart from others; null for what is to be said of the container itself.
 */
export interface ContainerMember {
  readonly name: string | null;
  /** Where its bytes lie, under a number; null for what was refused. */
  readonly path: string | null;
  /** Bytes; of what was refused as far as they are known. */
  readonly size: number;
  readonly sha256: string | null;
  /** Its format where it is a container itself. */
  readonly container: string | null;
  /** Why it was refused (E1xx), or what is to be said of it (W1xx). */
  readonly problem: Problem | null;
}

/** Between the name of a container and the name of its member: `archive.zip!/2022/kh-155.pdf`. */
export const MEMBER_MARK = '!/';

export const memberUri = (container: string, name: string): string => `${container}${MEMBER_MARK}${name}`;

/** The names of all containers that a file of this name may lie in, the outermost first, and its own. */
export const namesAround = (uri: string): string[] => {
  const parts = uri.split(MEMBER_MARK);
  return parts.map((_, i) => parts.slice(0, i + 1).join(MEMBER_MARK));
};
