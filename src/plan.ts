import { open } from 'node:fs/promises';
import { detect } from './ingest/detect.js';
import type { Isolated } from './isolated.js';
import type { Problem, Reading, Rows, RunPlan } from './model/index.js';
import { groupBy, refuse, refusedRow } from './model/index.js';
import { digestFile } from './run/digest.js';
import type { FoundFile } from './run/walk.js';

/** What the archive holds of a file. */
interface Known {
  readonly uri: string;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly reader: string;
}

/** A file that a run would read. */
export interface Candidate extends FoundFile {
  readonly size: number;
  readonly format: string;
}

type State = 'new' | 'changed' | 'again' | 'unchanged';

/** The head tells most formats; the names in a ZIP stand at its end. */
const HEAD = 256 * 1024;
const TAIL = 64 * 1024;

const endsOf = async (path: string): Promise<{ size: number; bytes: Uint8Array }> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = new Uint8Array(Math.min(size, HEAD));
    await file.read(head, 0, head.length, 0);
    const tail = new Uint8Array(Math.min(size - head.length, TAIL));
    if (tail.length > 0) await file.read(tail, 0, tail.length, size - tail.length);
    return { size, bytes: tail.length > 0 ? Buffer.concat([head, tail]) : head };
  } finally {
    await file.close();
  }
};

const stateOf = async (path: string, size: number, known: Known | undefined, version: string, force: boolean): Promise<State> => {
  if (!known) return 'new';
  // The size spares reading the whole of a file.
  if (known.size !== size || (await digestFile(path)).sha256 !== known.sha256) return 'changed';
  return force || known.reader !== version ? 'again' : 'unchanged';
};

/** Looks at the files and tells which a run would read, and why. */
export const survey = async (
  store: Rows,
  files: readonly FoundFile[],
  { version, force }: { readonly version: string; readonly force: boolean },
) => {
  const known = new Map((await store.all<Known>('select uri, sha256, size, reader from sources')).map((row) => [row.uri, row]));
  const counts: Record<State, number> = { new: 0, changed: 0, again: 0, unchanged: 0 };
  const candidates: Candidate[] = [];
  const problems: Problem[] = [];
  for (const file of files)
    try {
      const { size, bytes } = await endsOf(file.path);
      const state = await stateOf(file.path, size, known.get(file.uri), version, force);
      counts[state]++;
      if (state !== 'unchanged') candidates.push({ ...file, size, format: (await detect(bytes)).format });
    } catch (error) {
      problems.push(refuse('E113', file.uri, (error as Error).message).problem);
    }
  return { counts, candidates, problems };
};

/** Files are tried from so many parts of a format's, from the smallest to the largest. */
const PARTS = 3;
/** No more time than this is given to trying. */
const TRIAL_MS = 10_000;

/** Equal parts in order of size, and of each the one in its middle. */
const partsOf = (files: readonly Candidate[]): { bytes: number; middle: Candidate }[] => {
  const sorted = [...files].sort((a, b) => a.size - b.size);
  const count = Math.min(PARTS, sorted.length);
  return Array.from({ length: count }, (_, i) => {
    const part = sorted.slice(Math.floor((i * sorted.length) / count), Math.floor(((i + 1) * sorted.length) / count));
    return { bytes: part.reduce((sum, { size }) => sum + size, 0), middle: part[part.length >> 1] as Candidate };
  });
};

const costPerByte = (ms: number, { size }: Candidate): number => ms / Math.max(1, size);

/** Reads a few files of each format on trial and tells how long all of them would take one process; null where none was tried. */
export const measure = async (candidates: readonly Candidate[], reader: Isolated<Reading>) => {
  const byFormat = [...groupBy(candidates, ({ format }) => format)];
  const start = performance.now();
  let tried = 0;
  const timed = async (file: Candidate): Promise<number> => {
    const begin = performance.now();
    await reader.read(file);
    tried++;
    return performance.now() - begin;
  };
  const formats: { format: string; files: number; bytes: number; ms: number | null }[] = [];
  for (const [format, files] of byFormat) {
    const row = { format, files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
    let ms: number | null = null;
    for (const { bytes, middle } of partsOf(files)) {
      if (performance.now() - start > TRIAL_MS) break;
      // The first of a format loads its parser, the first of all starts the process and loads the rules.
      if (ms === null) await reader.read(middle);
      ms = (ms ?? 0) + costPerByte(await timed(middle), middle) * bytes;
    }
    formats.push({ ...row, ms: ms === null ? null : Math.round(ms) });
  }
  return { formats: formats.sort((a, b) => b.files - a.files || (a.format < b.format ? -1 : 1)), tried };
};

const timeOf = (formats: RunPlan['formats'], jobs: number): number | null => {
  const known = formats.filter(({ ms }) => ms !== null);
  if (known.length === 0) return null;
  const [ms, bytes] = known.reduce(([a, b], one) => [a + (one.ms ?? 0), b + one.bytes], [0, 0]);
  const all = formats.reduce((sum, one) => sum + one.bytes, 0);
  return Math.round((ms * (bytes > 0 ? all / bytes : 1)) / jobs);
};

/** What a run over these files would do. */
export const planOf = async (
  {
    store,
    paths,
    files,
    problems,
    leftOut,
  }: {
    readonly store: Rows;
    readonly paths: readonly string[];
    readonly files: readonly FoundFile[];
    readonly problems: readonly Problem[];
    readonly leftOut: number;
  },
  {
    version,
    force,
    jobs,
    reader,
  }: { readonly version: string; readonly force: boolean; readonly jobs: number; readonly reader: Isolated<Reading> },
): Promise<RunPlan> => {
  const surveyed = await survey(store, files, { version, force });
  const { formats, tried } = await measure(surveyed.candidates, reader);
  const refused = [...problems, ...surveyed.problems];
  return {
    paths: [...paths],
    files: { found: files.length + problems.length, ...surveyed.counts, refused: refused.length, leftOut },
    bytes: formats.reduce((sum, { bytes }) => sum + bytes, 0),
    formats,
    jobs,
    estimateMs: surveyed.candidates.length === 0 ? 0 : timeOf(formats, Math.min(jobs, surveyed.candidates.length)),
    tried,
    refused: refused.map(refusedRow),
  };
};
