import type { Problem, Result } from './problem.js';

/** Something to be read that lies on no disk of this machine: an object of a store, what a host on the web answers. */
export interface Listed {
  /** Its address, by which it goes in the archive: `s3://bucket/2022/kh-1.pdf`, `https://host/kh-1.pdf`. */
  readonly uri: string;
  /** Bytes; null where only fetching tells. */
  readonly size: number | null;
  /** Another one means other bytes; null where only fetching tells. */
  readonly mark: string | null;
  readonly modified: Date | null;
}

/** What was fetched, by its content. */
export interface Fetched {
  /** Hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mark: string | null;
}

/**
 * Where documents come from that are no files here. A root is `s3://bucket`, `s3://bucket/folder`, `s3://bucket/key`,
 * `https://host/path`, or `urls:FILE`, a list of addresses.
 */
export interface Sources {
  /**
   * What lies under a root, one after the other: objects of a store in order of the bytes of their names, from behind
   * the address `after` if one is given. What cannot be listed is told as a problem (E113, E13x).
   * @throws Failure E254 where addresses on the web are not allowed
   */
  list(root: string, after?: string): AsyncIterable<Listed | Problem>;
  /**
   * Fetches one into a new file at `path`. Null where it still bears the mark `before`.
   * @returns E107 too large, E13x
   * @throws Failure E501, E502 where it cannot be written
   */
  fetch(one: Listed, path: string, before: string | null, signal?: AbortSignal): Promise<Result<Fetched | null>>;
  close(): void;
}

const ADDRESS = /^(?:s3|https?):\/\//i;
const LIST = 'urls:';

/** A list of addresses, as a root. */
export const listRoot = (file: string): string => `${LIST}${file}`;
/** The file of a list of addresses; null for any other root. */
export const listFile = (root: string): string | null => (root.startsWith(LIST) ? root.slice(LIST.length) : null);

/** Whether a path names something that is not on a disk here. */
export const isRemote = (path: string): boolean => ADDRESS.test(path) || path.startsWith(LIST);

export const isObject = (uri: string): boolean => /^s3:\/\//i.test(uri);
