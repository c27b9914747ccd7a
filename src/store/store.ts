import type { CorrectionsSource, Corrector, LinkIndex, Reading, Rows, Successor, Summary, TextIndex } from '../model/index.js';
import { type ContainerRow, type HeldContainer, type HeldMember, heldContainer, heldMembers, putContainers } from './containers.js';
import { type AsRead, asRead, rememberedCorrections } from './corrections.js';
import { loadIndex } from './known.js';
import { needsLinking, type Resolve, relink } from './link.js';
import type { Port } from './port.js';
import { forget, putReadings, putRefusals, type Refusal } from './put.js';
import { textIndex } from './search.js';
import { putSuccessors } from './successors.js';
import { type Selection, summaries } from './summaries.js';

/** What is held of a file: its digest, the version of the reader that read it, and how that ended. */
export interface Held {
  readonly sha256: string | null;
  readonly reader: string;
  readonly outcome: 'read' | 'refused';
  /** Code of the refusal. */
  readonly code: string | null;
  readonly detail: string | null;
}

/** The archive in a database. Everything rejects with a `Failure` where the database or the disk fails. */
export interface Store extends Rows, TextIndex {
  readonly driver: { readonly name: string; readonly version: string };
  held(uri: string): Promise<Held | null>;
  /** Writes readings in one transaction; `reader` is the version of program and rules that made them. */
  put(readings: readonly Reading[], reader: string): Promise<void>;
  refuse(refusals: readonly Refusal[], reader: string): Promise<void>;
  /** Writes down containers that were taken apart to the end. */
  putContainers(containers: readonly ContainerRow[], reader: string): Promise<void>;
  heldContainer(uri: string): Promise<HeldContainer | null>;
  /** What is held of a container's members, and of the container itself where it was refused in part. */
  heldMembers(uri: string): Promise<HeldMember[]>;
  /** Removes all that is held of these files. */
  forget(uris: readonly string[]): Promise<void>;
  /** Keeps what bodies and provinces that ended live on in, so that they are found under it too. */
  putSuccessors(successors: readonly Successor[]): Promise<void>;
  loadIndex(): Promise<LinkIndex>;
  needsLinking(): Promise<boolean>;
  relink(resolve: Resolve, corrector?: Corrector): Promise<void>;
  /** The corrections that were laid over the archive last. */
  corrections(): Promise<CorrectionsSource | null>;
  /** A document as it was read, whatever corrections say of it. */
  asRead(id: string): Promise<AsRead>;
  summaries(selection: Selection): AsyncIterable<Summary>;
  close(): Promise<void>;
}

const HELD = `
  select s.sha256, s.reader, s.outcome, p.code, p.detail
  from sources s left join problems p on p.source = s.id and s.outcome = 'refused'
  where s.uri = ?`;

export const storeOver = (port: Port): Store => ({
  driver: port.driver,
  all: port.all,
  ...textIndex(port),
  held: async (uri) => (await port.all<Held>(HELD, [uri]))[0] ?? null,
  put: (readings, reader) => putReadings(port, readings, reader),
  refuse: (refusals, reader) => putRefusals(port, refusals, reader),
  putContainers: (containers, reader) => putContainers(port, containers, reader),
  heldContainer: (uri) => heldContainer(port, uri),
  heldMembers: (uri) => heldMembers(port, uri),
  forget: (uris) => forget(port, uris),
  putSuccessors: (successors) => putSuccessors(port, successors),
  loadIndex: () => loadIndex(port),
  needsLinking: () => needsLinking(port),
  relink: (resolve, corrector) => relink(port, resolve, corrector),
  asRead: (id) => asRead(port, id),
  corrections: () => rememberedCorrections(port),
  summaries: (selection) => summaries(port, selection),
  close: () => port.close(),
});
