import { open } from 'node:fs/promises';
import { CONTAINERS, detect, type Format } from './ingest/detect.js';
import type { Listed, Problem, Reading, Rows, RunPlan } from './model/index.js';
import { groupBy, isObject, namesAround, refuse, refusedRow } from './model/index.js';
import type { Isolated } from './reading/isolated.js';
import { digestFile } from './run/digest.js';
import type { FoundFile } from './run/walk.js';

/** What the archive holds of a file. */
interface Known {
  readonly uri: string;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly reader: string;
  /** Version of the parsers that made its text; containers have none. */
  readonly ingest?: string | null;
  /** Names of its members that are held, where it is a container that was taken apart. */
  readonly members?: readonly string[];
  /** Of what lies elsewhere: what it bore when it had that digest. */
  readonly mark?: string | null;
}

/** A file that a run would read. */
export interface Candidate extends FoundFile {
  readonly size: number;
  /** What lies elsewhere goes by where that is: it is not fetched for a plan. */
  readonly format: Format | 's3' | 'https';
}

/** Of what a run would read with. */
interface Versions {
  readonly version: string;
  readonly ingest: string;
  readonly force: boolean;
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

const stateOf = async (path: string, size: number, known: Known | undefined, { version, ingest, force }: Versions): Promise<State> => {
  if (!known) return 'new';
  // The size spares reading the whole of a file.
  if (known.size !== size || (await digestFile(path)).sha256 !== known.sha256) return 'changed';
  const isOther = known.reader !== version || (known.ingest !== undefined && known.ingest !== ingest);
  return force || isOther ? 'again' : 'unchanged';
};

/** Told by what the source says of it. A page on the web says nothing before it is asked for. */
const stateElsewhere = ({ mark }: Listed, known: Known | undefined, { version, force }: Versions): State => {
  if (!known) return 'new';
  if (mark === null) return 'again';
  if (mark !== known.mark) return 'changed';
  return force || known.reader !== version ? 'again' : 'unchanged';
};

/** A container counts as its members, as far as they are known: of one that is new or changed nobody knows what it holds. */
const statesOf = (state: State, held: Known | undefined, again: ReadonlySet<string> | null): readonly State[] => {
  const members = state === 'new' || state === 'changed' ? [] : (held?.members ?? []);
  if (members.length === 0) return [state];
  return members.map((uri) => (state === 'again' && again && !again.has(uri) ? 'unchanged' : state));
};

const knownFiles = async (store: Rows): Promise<Map<string, Known>> => {
  const marked = (table: string, more: string) =>
    store.all<Known>(
      `select s.uri, s.sha256, s.size, s.reader, m.mark ${more} from ${table} s left join _marks m on m.uri = s.uri and m.sha256 = s.sha256`,
    );
  const sources = await marked('sources', ', s.ingest');
  const containers = await marked('_containers', '');
  const membersOf = new Map<string, string[]>(containers.map(({ uri }) => [uri, []]));
  for (const { uri } of sources) {
    const container = namesAround(uri).find((name) => membersOf.has(name));
    if (container !== undefined) membersOf.get(container)?.push(uri);
  }
  return new Map(
    [...sources, ...containers.map((row) => ({ ...row, members: membersOf.get(row.uri) ?? [] }))].map((row) => [row.uri, row]),
  );
};

const elsewhere = ({ uri, size }: Listed): Pick<Candidate, 'size' | 'format'> => ({
  size: size ?? 0,
  format: isObject(uri) ? 's3' : 'https',
});

const onDisk = async (path: string): Promise<Pick<Candidate, 'size' | 'format'>> => {
  const { size, bytes } = await endsOf(path);
  return { size, format: (await detect(bytes)).format };
};

/** Looks at the files and tells which a run would read, and why. */
export const survey = async (
  store: Rows,
  files: readonly FoundFile[],
  { again, ...versions }: Versions & { readonly again: ReadonlySet<string> | null },
) => {
  const known = await knownFiles(store);
  const counts: Record<State, number> = { new: 0, changed: 0, again: 0, unchanged: 0 };
  const candidates: Candidate[] = [];
  const problems: Problem[] = [];
  for (const file of files)
    try {
      const held = known.get(file.uri);
      const wanted = { ...versions, force: versions.force || again?.has(file.uri) === true };
      const looked = file.listed ? elsewhere(file.listed) : await onDisk(file.path);
      const state = file.listed ? stateElsewhere(file.listed, held, wanted) : await stateOf(file.path, looked.size, held, wanted);
      for (const one of statesOf(state, held, versions.force ? null : again)) counts[one]++;
      if (state !== 'unchanged') candidates.push({ ...file, ...looked });
    } catch (error) {
      problems.push(refuse('E113', file.uri, (error as Error).message).problem);
    }
  return { counts, candidates, problems };
};

/** Files are tried from so many parts of a format's, from the smallest to the largest. */
const PARTS = 5;
/** When so much time was given to trying, no format is tried once more. */
const TRIAL_MS = 10_000;

interface Part {
  readonly files: number;
  readonly middle: Candidate;
  /** What the one in the middle took; null as long as it was not tried. */
  ms: number | null;
}

/** Equal parts in order of size, each with the one in its middle. The first to be tried is that in the middle of all. */
const partsOf = (files: readonly Candidate[]): Part[] => {
  const sorted = [...files].sort((a, b) => a.size - b.size);
  const count = Math.min(PARTS, sorted.length);
  const parts = Array.from({ length: count }, (_, i): Part => {
    const part = sorted.slice(Math.floor((i * sorted.length) / count), Math.floor(((i + 1) * sorted.length) / count));
    return { files: part.length, middle: part[part.length >> 1] as Candidate, ms: null };
  });
  const fromMiddle = (i: number): number => Math.abs(i - (count >> 1));
  return [...parts.keys()].sort((a, b) => fromMiddle(a) - fromMiddle(b)).map((i) => parts[i] as Part);
};

/** Each part costs what its middle does for every file; one that was not tried what the others do. By files and not by bytes: a scan is large and soon refused. */
const costOf = (parts: readonly Part[]): number | null => {
  const tried = parts.flatMap(({ files, ms }) => (ms === null ? [] : [{ files, ms: ms * files }]));
  if (tried.length === 0) return null;
  const [files, ms] = tried.reduce(([a, b], one) => [a + one.files, b + one.ms], [0, 0]);
  return Math.round((ms / files) * parts.reduce((sum, part) => sum + part.files, 0));
};

/** Reads a few files of each format on trial, each format's first before any one's second, and tells how long all would take one process. */
export const measure = async (candidates: readonly Candidate[], reader: Isolated<Reading>) => {
  const formats = [...groupBy(candidates, ({ format }) => format)].map(([format, files]) => ({ format, files, parts: partsOf(files) }));
  const start = performance.now();
  let tried = 0;
  for (let round = 0; round < PARTS; round++)
    for (const { format, parts } of formats) {
      const part = parts[round];
      // one that holds documents takes as long as these do
      if (!part || part.middle.listed || CONTAINERS.has(format as Format) || (round > 0 && performance.now() - start > TRIAL_MS)) continue;
      // The first of a format loads its parser, the first of all starts the process and loads the rules.
      if (round === 0) await reader.read(part.middle);
      const begin = performance.now();
      await reader.read(part.middle);
      part.ms = performance.now() - begin;
      tried++;
    }
  const rows = formats.map(({ format, files, parts }) => ({
    format,
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    ms: costOf(parts),
  }));
  return { formats: rows.sort((a, b) => b.files - a.files || (a.format < b.format ? -1 : 1)), tried };
};

const timeOf = (formats: RunPlan['formats'], jobs: number): number | null => {
  const known = formats.filter(({ ms }) => ms !== null);
  if (known.length === 0) return null;
  const [ms, files] = known.reduce(([a, b], one) => [a + (one.ms ?? 0), b + one.files], [0, 0]);
  const all = formats.reduce((sum, one) => sum + one.files, 0);
  return Math.round((ms * (all / files)) / jobs);
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
    again,
    jobs,
    reader,
    ...versions
  }: Versions & {
    readonly again: ReadonlySet<string> | null;
    readonly jobs: number;
    readonly reader: Isolated<Reading>;
  },
): Promise<RunPlan> => {
  const surveyed = await survey(store, files, { ...versions, again });
  const { formats, tried } = await measure(surveyed.candidates, reader);
  const refused = [...problems, ...surveyed.problems];
  return {
    paths: [...paths],
    files: {
      found: Object.values(surveyed.counts).reduce((sum, n) => sum + n, refused.length),
      ...surveyed.counts,
      refused: refused.length,
      leftOut,
    },
    bytes: formats.reduce((sum, { bytes }) => sum + bytes, 0),
    formats,
    jobs,
    estimateMs: surveyed.candidates.length === 0 ? 0 : timeOf(formats, Math.min(jobs, surveyed.candidates.length)),
    tried,
    refused: refused.map(refusedRow),
  };
};
