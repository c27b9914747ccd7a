import { stat } from 'node:fs/promises';
import { failure, isRemote, refuse } from '../model/index.js';
import type { Digest } from '../run/digest.js';
import type { End } from '../run/tally.js';
import { isOpened } from '../run/tally.js';
import type { FoundFile } from '../run/walk.js';
import { withWorkers } from '../run/workers.js';
import type { Writer } from '../run/writer.js';
import type { Batch, Store } from '../store/index.js';
import { gathering } from './gathering.js';
import { heldOf, withHeld } from './held.js';
import { inJobs, type JobData, type QueuedFile, singly } from './jobs.js';
import type { Taken } from './queue.js';

/** How files are read into an archive, one by one; members of a container that was opened are to be given to it too. */
export type ReadInto = (store: Store, writer: Writer, digests: ReadonlyMap<string, Digest>) => (file: FoundFile) => Promise<End>;

export interface Doing {
  readonly version: string;
  readonly ingest: string;
  readonly readInto: ReadInto;
  /** Files of one job that are read at the same time. */
  readonly jobs: number;
  /** A file that so many workers did not end is refused. */
  readonly tries: number;
  readonly signal?: AbortSignal | undefined;
}

/** What is to be written for a job, and the jobs that are to be put in its place. */
export interface Done {
  readonly batch: Batch;
  readonly instead: readonly JobData[];
  readonly read: number;
  readonly refused: number;
  readonly unchanged: number;
}

const NOTHING: Done = { batch: {}, instead: [], read: 0, refused: 0, unchanged: 0 };

/** Throws E417 where this machine has not what the files lie in: they are none the worse for it. */
const mustHave = async (root: string): Promise<void> => {
  if (isRemote(root)) return;
  await stat(root).catch((error: Error) => {
    throw failure('E417', root, error.message, error);
  });
};

/** A file that workers died of, again and again, is named, so that others are read. */
const givenUp = ({ uri, sha256, size }: QueuedFile, deaths: number): Done => ({
  ...NOTHING,
  batch: { refusals: [{ uri, sha256: sha256 === '' ? null : sha256, size, problem: refuse('E114', uri, String(deaths)).problem }] },
  refused: 1,
});

/** As a walk or a source would have found it. */
const foundFile = ({ path, uri, size, mark }: QueuedFile): FoundFile =>
  mark === undefined ? { path, uri } : { path, uri, listed: { uri, size: size || null, mark, modified: null } };

/** Reads the files of a job; nothing but large containers is written here. */
const readAll = async (store: Store, { root, files }: JobData, { version, ingest, readInto, jobs, signal }: Doing): Promise<Done> => {
  const uris = files.map(({ uri }) => uri);
  const digests = files.map(({ sha256 }) => sha256);
  const ahead = withHeld(store, uris, await heldOf(store, uris, digests));
  const writer = gathering(ahead, version, ingest);
  // What changed since it was queued is read as it is now; the next queueing finds that out where it was refused.
  const known = new Map(files.flatMap(({ uri, sha256, size }) => (sha256 === '' ? [] : [[uri, { sha256, size }] as const])));
  const readOne = readInto(ahead, writer, known);
  const count = { read: 0, refused: 0, unchanged: 0 };
  /** Of each file of the job how many files it came to that are not read yet. */
  const open = new Map(files.map(({ uri }) => [uri, 1]));
  const ownerOf = new Map(uris.map((uri) => [uri, uri]));

  const work = async (file: FoundFile): Promise<readonly FoundFile[]> => {
    const end = await readOne(file);
    if (end === null) return [];
    const owner = ownerOf.get(file.uri) ?? file.uri;
    const members = isOpened(end) ? end.files : [];
    for (const { uri } of members) ownerOf.set(uri, owner);
    open.set(owner, (open.get(owner) ?? 1) - 1 + members.length);
    if (isOpened(end)) {
      count.refused += end.refused.length;
      count.unchanged += end.unchanged;
    } else if (end === 'read') count.read++;
    else if (end === 'unchanged') count.unchanged++;
    else count.refused++;
    return members;
  };
  await withWorkers(files.map(foundFile), jobs, work, signal);
  const left = files.filter(({ uri }) => (open.get(uri) ?? 0) > 0);
  return { ...count, batch: writer.batch, instead: [...inJobs(root, left)] };
};

/**
 * Does what a job asks for. One of several files that was lost with a worker is parted first, so that a file that
 * workers die of is found. Where it is stopped, what is left is put into the job's place.
 */
export const doing = async (store: Store, { data, deaths }: Taken, how: Doing): Promise<Done> => {
  const [first, ...others] = data.files;
  if (deaths > 0 && others.length > 0) return { ...NOTHING, instead: singly(data) };
  if (first && deaths >= how.tries) return givenUp(first, deaths);
  await mustHave(data.root);
  return readAll(store, data, how);
};
