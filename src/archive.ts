import { availableParallelism } from 'node:os';
import type { ExportSource, Format, TextFormat } from './export/index.js';
import { isolatedReader, type ReaderOptions } from './isolated.js';
import {
  type Ambiguity,
  type DocumentRow,
  failure,
  type RefusedRow,
  type RunReport,
  type Shown,
  type SqlAnswer,
  type Summary,
} from './model/index.js';
import type { Progress } from './pipeline.js';
import { type Questions, questionsTo, validityIn } from './questions.js';
import type { SqlOptions } from './sql.js';
import type { DriverName, Store } from './store/index.js';
import { packageVersion } from './version.js';

export interface OpenOptions {
  /** Make the database where it is missing (default false: E401). */
  readonly create?: boolean | undefined;
  /** Allow one SQLite driver only (default: the package `sqlite3` where it loads, else node:sqlite). */
  readonly driver?: DriverName | undefined;
}

export interface RunOptions extends ReaderOptions {
  /** Folder for one pretty-printed JSON summary per file. */
  readonly summaries?: string | undefined;
  /** Documents read at the same time (default: one per core, eight at most). */
  readonly jobs?: number | undefined;
  /** Read unchanged files again. */
  readonly force?: boolean | undefined;
  /** Forget files below the paths that are there no more. Nothing is forgotten below a path that is not there itself. */
  readonly prune?: boolean | undefined;
  /** Stops the run cleanly: what was finished is kept. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Rows of the report's tables (default 25 documents, 10 missing). */
  readonly top?: { readonly documents?: number; readonly missing?: number } | undefined;
}

export interface ExportOptions {
  /** Put phone numbers and names of private persons under a mask (docs/export.md says what that promises). */
  readonly redact?: boolean | undefined;
  /** Folders of rules whose lexicons are added to what a mask goes by. */
  readonly rules?: readonly string[] | undefined;
}

/**
 * An archive in a database. Methods that take an `id` want an identity path as `find` gives it,
 * and answer null or nothing where there is no such document. All reject with a `Failure`
 * (E4xx, E5xx) where database or disk fail.
 */
export interface Archive extends Questions {
  readonly driver: { readonly name: string; readonly version: string };
  /** Reads files and folders, puts them in place of what was held of them, links all citations. */
  run(paths: readonly string[], options?: RunOptions): Promise<RunReport>;
  /** A document in full; with `at` (an ISO day, month or year) also its state of validity then. */
  show(id: string, options?: { readonly at?: string | undefined }): Promise<Shown | null>;
  /** The ambiguous citations of a document, with what speaks for each candidate. */
  candidates(id: string): Promise<Ambiguity[]>;
  refused(): Promise<RefusedRow[]>;
  /**
   * Asks the views that docs/sql.md lists: one SELECT, answered by a process of its own that can only read.
   * @throws Failure E24x wrong question, E44x too long, too large
   */
  sql(query: string, options?: SqlOptions): Promise<SqlAnswer>;
  /** One summary per document, in order of identity, with the states that linking gave. */
  summaries(): AsyncIterable<Summary>;
  /** Summaries or graph as text, piece by piece; of csv one table (`documents` unless told). */
  exportText(format: TextFormat, options?: ExportOptions & { readonly table?: string | undefined }): AsyncIterable<string>;
  /** Writes summaries, tables or graph into a folder and answers the files. */
  export(format: Format, folder: string, options?: ExportOptions): Promise<string[]>;
  close(): Promise<void>;
}

const MOST_JOBS = 8;
const TOP_DOCUMENTS = 25;
const TOP_MISSING = 10;

const runIn = async (store: Store, paths: readonly string[], options: RunOptions): Promise<RunReport> => {
  const [pipeline, { resolve }, { successorsOf }, { loadRules }] = await Promise.all([
    import('./pipeline.js'),
    import('./link/resolve.js'),
    import('./link/successors.js'),
    import('./rules/index.js'),
  ]);
  const rules = await loadRules(options.rules);
  const jobs = options.jobs ?? Math.min(availableParallelism(), MOST_JOBS);
  const reader = await isolatedReader(jobs, options);
  try {
    const { found, read, unchanged, refused, gone, pruned, ...outcome } = await pipeline.run(store, paths, {
      ...options,
      jobs,
      resolve,
      successors: successorsOf(rules),
      read: reader.read,
      version: `${packageVersion()}+${rules.version}`,
    });
    const query = await import('./query/index.js');
    return {
      driver: store.driver,
      files: { found, read, unchanged, refused, gone, pruned },
      interrupted: outcome.interrupted,
      documents: await query.leadingDocuments(store, options.top?.documents ?? TOP_DOCUMENTS),
      documentCount: await query.countDocuments(store),
      census: await query.census(store),
      missing: await query.missing(store, { limit: options.top?.missing ?? TOP_MISSING }),
      refused: [...outcome.refusals],
      summaries: outcome.summaries,
    };
  } finally {
    await reader.close();
  }
};

const first = async <T>(items: AsyncIterable<T>): Promise<T | null> => {
  for await (const item of items) return item;
  return null;
};

const showIn = async (store: Store, id: string, at?: string): Promise<Shown | null> => {
  const { countCitedBy, documentById } = await import('./query/index.js');
  const document: DocumentRow | null = await documentById(store, id);
  if (!document) return null;
  const summary = document.held ? await first(store.summaries({ documents: [id] })) : null;
  const validity = at === undefined ? null : await validityIn(store, document, at);
  return { document, citedBy: await countCitedBy(store, id), validity, summary };
};

const sourceOf = async (store: Store, { redact = false, rules = [] }: ExportOptions): Promise<ExportSource> => {
  const { citationGraph } = await import('./query/index.js');
  const source = { summaries: () => store.summaries({ documents: 'all' }), graph: () => citationGraph(store) };
  if (!redact) return source;
  const { redacted } = await import('./redacted.js');
  return redacted(store, source, rules);
};

async function* textOf(store: Store, format: TextFormat, options: ExportOptions, table?: string): AsyncGenerator<string> {
  const { exportText } = await import('./export/index.js');
  yield* exportText(await sourceOf(store, options), format, table);
}

const MEMORY = ':memory:';

const askIn = async (store: Store, file: string, sql: string, options?: SqlOptions): Promise<SqlAnswer> => {
  // Another process cannot see the memory of this one.
  if (file === MEMORY) throw failure('E401', file, 'not a file');
  const { askSql } = await import('./sql.js');
  return askSql({ file, sql, driver: store.driver.name === 'sqlite3' ? 'addon' : 'node' }, options);
};

const archiveOver = (store: Store, file: string): Archive => {
  const query = () => import('./query/index.js');
  return {
    driver: store.driver,
    run: (paths, options = {}) => runIn(store, paths, options),
    ...questionsTo(store),
    candidates: async (id) => (await query()).candidates(store, id, (await import('./link/fit.js')).fitOf),
    show: (id, { at } = {}) => showIn(store, id, at),
    refused: async () => (await query()).refused(store),
    sql: (text, options) => askIn(store, file, text, options),
    summaries: () => store.summaries({ documents: 'all' }),
    exportText: (format, { table, ...options } = {}) => textOf(store, format, options, table),
    export: async (format, folder, options = {}) => {
      const { exportFolder } = await import('./export/index.js');
      return exportFolder(await sourceOf(store, options), format, folder);
    },
    close: () => store.close(),
  };
};

/** Whether there is any file under these paths that a run would read. */
export const hasFiles = async (paths: readonly string[]): Promise<boolean> => (await import('./run/walk.js')).hasFiles(paths);

/**
 * Opens an archive's database, and brings it up to date with this version.
 *
 * @param file path of the SQLite file, or `:memory:`
 * @throws Failure E401 not there, E402 of a newer version, E403 damaged, E404 no driver, E405 locked
 *
 * @example
 * const archive = await open('output/danchieu.db', { create: true });
 * await archive.run(['corpus']);
 * for (const edge of await archive.citedBy('vn/tw/ttg/qd/2022/569')) console.log(edge.from, edge.quote);
 * await archive.close();
 */
export const open = async (file: string, options: OpenOptions = {}): Promise<Archive> => {
  const { openStore } = await import('./store/index.js');
  return archiveOver(await openStore(file, { create: options.create ?? false, driver: options.driver }), file);
};
