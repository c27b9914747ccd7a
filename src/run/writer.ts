import type { Reading } from '../model/index.js';
import type { ContainerRow, Marked, Refusal, Store } from '../store/index.js';

// A transaction per batch: large enough to be fast, small enough that a killed run loses little.
const MAX_DOCUMENTS = 64;
const MAX_CHARACTERS = 4_000_000;
const MAX_WAIT_MS = 2000;
const MAX_MARKS = 1000;

export interface Writer {
  /** Takes a reading or refusal; waits while the database is behind. */
  read(reading: Reading): Promise<void>;
  refuse(refusal: Refusal): Promise<void>;
  /** Takes a container whose members were all taken before. */
  container(container: ContainerRow): Promise<void>;
  /** Takes the mark of what was fetched. */
  mark(mark: Marked): Promise<void>;
  flush(): Promise<void>;
}

/** By what documents are read: version of program and rules, and of the parsers with their settings (null: not kept). */
export interface Versions {
  readonly version: string;
  readonly ingest?: string | null | undefined;
}

/** Gathers what workers bring and writes it in batches, one after the other. */
export const writerTo = (store: Store, { version, ingest = null }: Versions, onCommit: (commits: number) => void = () => {}): Writer => {
  let readings: Reading[] = [];
  let refusals: Refusal[] = [];
  let containers: ContainerRow[] = [];
  let marks: Marked[] = [];
  let characters = 0;
  let since = Date.now();
  let writing: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    const [batch, refused, opened, marked] = [readings, refusals, containers, marks];
    readings = [];
    refusals = [];
    containers = [];
    marks = [];
    characters = 0;
    since = Date.now();
    writing = writing.then(async () => {
      if (batch.length > 0) await store.put(batch, version, ingest);
      if (refused.length > 0) await store.refuse(refused, version, ingest);
      // Last: a container counts as taken apart only when its members are there.
      if (opened.length > 0) await store.putContainers(opened, version);
      if (marked.length > 0) await store.putMarks(marked);
      if (batch.length + refused.length + opened.length > 0) onCommit(await store.commits());
    });
    return writing;
  };
  const isFull = (): boolean =>
    readings.length + refusals.length >= MAX_DOCUMENTS || characters >= MAX_CHARACTERS || Date.now() - since > MAX_WAIT_MS;

  return {
    read: async (reading) => {
      readings.push(reading);
      characters += reading.text.length + (reading.raw?.length ?? 0);
      if (isFull()) await flush();
    },
    refuse: async (refusal) => {
      refusals.push(refusal);
      if (isFull()) await flush();
    },
    container: async (container) => {
      containers.push(container);
    },
    mark: async (mark) => {
      marks.push(mark);
      if (marks.length >= MAX_MARKS) await flush();
    },
    flush,
  };
};
