import type { Reading } from '../model/index.js';
import type { Writer } from '../run/writer.js';
import type { Batch, ContainerRow, Marked, Refusal, Store } from '../store/index.js';

/** What a container holds may be more than one transaction should: so much of it is written before the job ends. */
const MOST_DOCUMENTS = 512;
const MOST_CHARACTERS = 16_000_000;

export interface Gathering extends Writer {
  /** What was gathered and is not written yet. */
  readonly batch: Required<Batch>;
}

/** Gathers what came of the files of a job, to be written in one transaction with the job's end. */
export const gathering = (store: Store, version: string, ingest: string): Gathering => {
  const readings: Reading[] = [];
  const refusals: Refusal[] = [];
  const containers: ContainerRow[] = [];
  const marks: Marked[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    characters = 0;
    const batch = { readings: readings.splice(0), refusals: refusals.splice(0), containers: containers.splice(0), marks: marks.splice(0) };
    await store.putBatch(batch, version, ingest);
  };
  const unlessFull = async (): Promise<void> => {
    if (readings.length + refusals.length > MOST_DOCUMENTS || characters > MOST_CHARACTERS) await flush();
  };
  return {
    batch: { readings, refusals, containers, marks },
    read: async (reading) => {
      readings.push(reading);
      characters += reading.text.length + (reading.raw?.length ?? 0);
      await unlessFull();
    },
    refuse: async (refusal) => {
      refusals.push(refusal);
      await unlessFull();
    },
    container: async (container) => void containers.push(container),
    mark: async (mark) => void marks.push(mark),
    flush,
  };
};
