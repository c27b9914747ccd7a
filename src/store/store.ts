import type { CorrectionsSource, Corrector, Health, Reading, Rows, Successor, Summary, TextIndex } from '../model/index.js';
import { check } from './check/index.js';
import { commitsOf } from './commits.js';
import { type ContainerRow, type HeldContainer, type HeldMember, heldContainer, heldMembers } from './containers.js';
import { type AsRead, asRead, rememberedCorrections } from './corrections.js';
import { damagedIn } from './digests.js';
import type { Lock } from './engine.js';
import type { Count } from './kept.js';
import { noteRun } from './last-run.js';
import { type Resolve, relink } from './link.js';
import { type Marked, markOf, writeMarks } from './marks.js';
import type { Driver, Port } from './port.js';
import { type Batch, forget, putBatch, type Refusal } from './put.js';
import { rawOf, rawOfBytes } from './raws.js';
import { beginRebuild, endRebuild, type Kept, keepOrForget, keptSources, needsRebuild, speakAnew } from './rebuilding.js';
import { putSuccessors } from './successors.js';
import { type Selection, summaries } from './summaries.js';
import { needsLinking } from './unlinked.js';

/** What is held of a file: its digest, the version of the reader that read it, and how that ended. */
export interface Held {
  readonly sha256: string | null;
  readonly reader: string;
  /** Version and settings of the parsers, null where what they gave is not kept. */
  readonly ingest: string | null;
  readonly outcome: 'read' | 'refused';
  /** Code of the refusal. */
  readonly code: string | null;
  readonly detail: string | null;
}

/** The archive in a database. Everything rejects with a `Failure` where the database or the disk fails. */
export interface Store extends Rows, TextIndex {
  /** The database's file; null for one in memory or on a server. */
  readonly file: string | null;
  readonly driver: Driver;
  held(uri: string): Promise<Held | null>;
  /** Writes readings in one transaction; `reader` is the version of program and rules that made them. */
  put(readings: readonly Reading[], reader: string, ingest?: string | null): Promise<void>;
  refuse(refusals: readonly Refusal[], reader: string, ingest?: string | null): Promise<void>;
  /** Writes what came of some files, and does `also`, in one transaction that others may have beside this one. */
  putBatch(batch: Batch, reader: string, ingest: string | null, also?: () => Promise<void>): Promise<void>;
  /** Writes down containers that were taken apart to the end. */
  putContainers(containers: readonly ContainerRow[], reader: string): Promise<void>;
  heldContainer(uri: string): Promise<HeldContainer | null>;
  /** What is held of a container's members, and of the container itself where it was refused in part. */
  heldMembers(uri: string): Promise<HeldMember[]>;
  /** By what a source elsewhere was known when its content was last seen. */
  mark(uri: string): Promise<Marked | null>;
  putMarks(marks: readonly Marked[]): Promise<void>;
  /** Removes all that is held of these files. */
  forget(uris: readonly string[]): Promise<void>;
  /** Keeps what bodies and provinces that ended live on in, so that they are found under it too. */
  putSuccessors(successors: readonly Successor[]): Promise<void>;
  /** What the parser gave of this file, packed; null where nothing is kept. */
  raw(uri: string): Promise<Uint8Array | null>;
  /** The same of any file with these bytes that was read by these parsers. */
  rawOfBytes(sha256: string, ingest: string): Promise<Uint8Array | null>;
  /** Looks whether everything is as it was written; whatever is found is answered, not thrown. */
  check(): Promise<Health>;
  /** Tables in which rows read from this source are not as they were written. */
  damaged(source: number): Promise<readonly string[]>;
  /** Steps of a rebuild, see `rebuilding.ts`. */
  readonly rebuilding: {
    needed(): Promise<boolean>;
    begin(): Promise<void>;
    kept(): AsyncIterable<Kept>;
    keepOrForget(kept: Kept): Promise<void>;
    speakAnew(): Promise<void>;
    end(): Promise<void>;
  };
  /** How many changes were committed, ever. */
  commits(): Promise<number>;
  /** Keeps when a run ended (ISO) and the version of program and rules that it read with. */
  noteRun(at: string, reader: string): Promise<void>;
  needsLinking(): Promise<boolean>;
  /** See `link.ts`; `count` is what questions are answered from until the next change. */
  relink(resolve: Resolve, corrector?: Corrector, count?: Count): Promise<void>;
  /** The corrections that were laid over the archive last. */
  corrections(): Promise<CorrectionsSource | null>;
  /** A document as it was read, whatever corrections say of it. */
  asRead(id: string): Promise<AsRead>;
  summaries(selection: Selection): AsyncIterable<Summary>;
  /** Takes the right to write, for `task` (told to whoever is refused). Throws E406, E407 at once where another has it. */
  lock(task: string): Promise<Lock>;
  /** Brings what was committed from the -wal file into the database. False where a reader is in the way, or the disk. */
  settle(): Promise<boolean>;
  close(): Promise<void>;
}

const HELD = `
  select s.sha256, s.reader, s.ingest, s.outcome, p.code, p.detail
  from sources s left join problems p on p.source = s.id and s.outcome = 'refused'
  where s.uri = ?`;

export const storeOver = (port: Port, file: string | null): Store => ({
  file,
  lock: (task) => port.engine.lock(port, task),
  settle: () => port.engine.settle(port),
  driver: port.driver,
  all: port.all,
  ...port.engine.textIndex(port),
  held: async (uri) => (await port.all<Held>(HELD, [uri]))[0] ?? null,
  put: (readings, reader, ingest = null) => putBatch(port, { readings }, reader, ingest),
  refuse: (refusals, reader, ingest = null) => putBatch(port, { refusals }, reader, ingest),
  putBatch: (batch, reader, ingest, also) => putBatch(port, batch, reader, ingest, also),
  putContainers: (containers, reader) => putBatch(port, { containers }, reader, null),
  heldContainer: (uri) => heldContainer(port, uri),
  heldMembers: (uri) => heldMembers(port, uri),
  mark: (uri) => markOf(port, uri),
  putMarks: (marks) => port.transaction(() => writeMarks(port, marks)),
  forget: (uris) => forget(port, uris),
  putSuccessors: (successors) => putSuccessors(port, successors),
  raw: (uri) => rawOf(port, uri),
  rawOfBytes: (sha256, ingest) => rawOfBytes(port, sha256, ingest),
  commits: () => commitsOf(port),
  noteRun: (at, reader) => noteRun(port, at, reader),
  check: () => check(port),
  damaged: async (source) => (await damagedIn(port, source, source, !(await needsLinking(port))))[0]?.tables ?? [],
  rebuilding: {
    needed: () => needsRebuild(port),
    begin: () => beginRebuild(port),
    kept: () => keptSources(port),
    keepOrForget: (kept) => keepOrForget(port, kept),
    speakAnew: () => speakAnew(port),
    end: () => endRebuild(port),
  },
  needsLinking: () => needsLinking(port),
  relink: (resolve, corrector, count) => relink(port, resolve, corrector, count),
  asRead: (id) => asRead(port, id),
  corrections: () => rememberedCorrections(port),
  summaries: (selection) => summaries(port, selection),
  close: () => port.close(),
});
