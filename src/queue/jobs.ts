/** A file that waits to be read: the name it goes by in the archive, where it lies (empty for what lies in a store or on the web), and its bytes as they were when it was queued. */
export interface QueuedFile {
  readonly uri: string;
  readonly path: string;
  /** Empty where the file could not be opened: whoever takes it tries again. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** The mark that its source gave it, where it lies in a store or on the web. */
  readonly mark?: string | null;
}

/** Files that are read by one worker, and whose results are written in one transaction. */
export interface JobData {
  /** The path that was queued and that the files lie below: a machine that has it not cannot do the job. */
  readonly root: string;
  readonly files: readonly QueuedFile[];
}

/** What came of a job, kept with it. */
export interface JobOutcome {
  readonly worker: string;
  readonly read: number;
  readonly refused: number;
  readonly unchanged: number;
  /** From the taking of the job until its results were written. */
  readonly ms: number;
}

// Taking and ending a job costs some milliseconds, reading a short text hardly more; what is large or slow goes alone, so
// that many machines share it evenly and little is lost with a worker.
export const MOST_FILES = 64;
export const MOST_BYTES = 512 * 1024;

/** Files in as many jobs as are worth their while, in the order in which they came. */
export function* inJobs(root: string, files: readonly QueuedFile[]): Generator<JobData> {
  let batch: QueuedFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= MOST_FILES || bytes + file.size > MOST_BYTES)) {
      yield { root, files: batch };
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) yield { root, files: batch };
}

/** Each file in a job of its own. */
export const singly = ({ root, files }: JobData): JobData[] => files.map((file) => ({ root, files: [file] }));
