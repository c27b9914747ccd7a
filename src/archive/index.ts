import {
  type About,
  type DocumentRow,
  failure,
  isServer,
  type RefusedRow,
  type RunPlan,
  type RunReport,
  type Shown,
  type SqlAnswer,
} from '../model/index.js';
import type { SourceOptions } from '../sources/index.js';
import type { DriverName, Store } from '../store/index.js';
import { type Audits, auditsOf } from './audits.js';
import { type Decisions, decisionsOn } from './decisions.js';
import { type Documents, documentsIn } from './documents.js';
import { type Exports, exportsOf } from './exports.js';
import { picturesOf } from './pictures.js';
import { type Questions, questionsTo, validityIn } from './questions.js';
import type { RunOptions } from './run-options.js';
import { mustBeSound } from './sound.js';
import type { SqlOptions } from './sql.js';
import { type Subgraphs, subgraphsOf } from './subgraphs.js';
import { type Upkeep, upkeepOf } from './upkeep.js';
import type { WatchOptions, WatchOutcome } from './watching.js';

export type { AuditOptions } from './audits.js';
export type { ExportOptions } from './exports.js';
export type { RebuildOptions } from './rebuild.js';
export type { RunOptions } from './run-options.js';
export type { WatchOptions, WatchOutcome } from './watching.js';

export interface OpenOptions {
  /** Make the database where it is missing (default false: E401). */
  readonly create?: boolean | undefined;
  /** Bring a database of an older version up to date, after a copy was made of it where it is a file (default: as `create`; else E408). */
  readonly upgrade?: boolean | undefined;
  /** Allow one SQLite driver only (default: the package `sqlite3` where it loads, else node:sqlite). */
  readonly driver?: DriverName | undefined;
}

/**
 * An archive in a database. Methods that take an `id` want an identity path as `find` gives it,
 * and answer null or nothing where there is no such document. All reject with a `Failure`
 * (E4xx, E5xx) where database or disk fail.
 */
export interface Archive extends Questions, Subgraphs, Documents, Decisions, Audits, Exports, Upkeep {
  readonly driver: Store['driver'];
  /** Reads files and folders, puts them in place of what was held of them, links all citations. */
  run(paths: readonly string[], options?: RunOptions): Promise<RunReport>;
  /** What `run` would do with the same options: files by state and format, and about how long it would take. Writes nothing. */
  plan(paths: readonly string[], options?: RunOptions): Promise<RunPlan>;
  /**
   * Runs over the paths and then over whatever comes or changes below them, until the signal is aborted. A path that is not
   * there yet is waited for, and so is another process that is writing.
   * @throws Failure E255 for what is no folder here, E503 where the system does not tell of changes
   */
  watch(paths: readonly string[], options: WatchOptions): Promise<WatchOutcome>;
  /** A document in full; with `at` (an ISO day, month or year) also its state of validity then. */
  show(id: string, options?: { readonly at?: string | undefined }): Promise<Shown | null>;
  /** What it is made of: files, the last run, the versions of program and rules that read them. */
  about(): Promise<About>;
  /** How many changes were ever committed: what was worked out before another count may be out of date. */
  commits(): Promise<number>;
  refused(): Promise<RefusedRow[]>;
  /** Documents held. */
  count(): Promise<number>;
  /**
   * Asks the views that docs/sql.md lists: one SELECT, answered by a process of its own that can only read.
   * @throws Failure E24x wrong question, E44x too long, too large
   */
  sql(query: string, options?: SqlOptions): Promise<SqlAnswer>;
  close(): Promise<void>;
}

const first = async <T>(items: AsyncIterable<T>): Promise<T | null> => {
  for await (const item of items) return item;
  return null;
};

const showIn = async (store: Store, id: string, at?: string): Promise<Shown | null> => {
  const { countCitedBy, documentById } = await import('../query/index.js');
  const document: DocumentRow | null = await documentById(store, id);
  if (!document) return null;
  await mustBeSound(store, document);
  const summary = document.held ? await first(store.summaries({ documents: [document.id] })) : null;
  const validity = at === undefined ? null : await validityIn(store, document, at);
  return { document, citedBy: await countCitedBy(store, id), validity, summary };
};

const MEMORY = ':memory:';

const askIn = async (store: Store, file: string, sql: string, options?: SqlOptions): Promise<SqlAnswer> => {
  const { askSql } = await import('./sql.js');
  if (isServer(file)) return askSql({ file, sql }, options);
  // Another process cannot see the memory of this one.
  if (file === MEMORY) throw failure('E401', file, 'not a file');
  return askSql({ file, sql, driver: store.driver.name === 'sqlite3' ? 'addon' : 'node' }, options);
};

const archiveOver = (store: Store, file: string, pictures = picturesOf(store)): Archive => ({
  driver: store.driver,
  run: async (paths, options = {}) => (await import('./runs.js')).runIn(store, file, paths, options),
  plan: async (paths, options = {}) => (await import('./planning.js')).planIn(store, file, paths, options),
  watch: async (paths, options) => (await import('./watching.js')).watchIn(store, file, paths, options),
  ...questionsTo(store),
  ...subgraphsOf(store),
  ...documentsIn(store, pictures),
  ...decisionsOn(store),
  ...auditsOf(store),
  ...exportsOf(store),
  ...upkeepOf(store),
  show: (id, { at } = {}) => showIn(store, id, at),
  about: async () => (await import('../query/index.js')).about(store),
  commits: () => store.commits(),
  refused: async () => (await import('../query/index.js')).refused(store),
  count: async () => (await import('../query/index.js')).countDocuments(store),
  sql: (text, options) => askIn(store, file, text, options),
  close: async () => {
    await pictures.close();
    await store.close();
  },
});

/** Whether there is any file under these paths that a run would read. @throws Failure E254 */
export const hasFiles = async (paths: readonly string[], options: SourceOptions = {}): Promise<boolean> => {
  const [{ hasFiles: hasAny }, { sourcesOf }] = await Promise.all([import('../run/finding.js'), import('../sources/index.js')]);
  const sources = sourcesOf(options, 0);
  try {
    return await hasAny(paths, { sources });
  } finally {
    sources.close();
  }
};

/**
 * Opens an archive's database.
 *
 * @param file path of the SQLite file, `:memory:`, or the address of a PostgreSQL database: `postgres://user@host/name`
 * @throws Failure E401 not there, E402 of a newer version, E403 damaged, E404 no driver, E405 locked,
 *   E408 of an older version, which neither `create` nor `upgrade` allows to bring up to date; E411 to E414 of a server
 *
 * @example
 * const archive = await open('output/danchieu.db', { create: true });
 * await archive.run(['corpus']);
 * for (const edge of await archive.citedBy('vn/tw/ttg/qd/2022/569')) console.log(edge.from, edge.quote);
 * await archive.close();
 */
export const open = async (file: string, options: OpenOptions = {}): Promise<Archive> => {
  const { openStore } = await import('../store/index.js');
  return archiveOver(
    await openStore(file, { create: options.create ?? false, upgrade: options.upgrade ?? options.create ?? false, driver: options.driver }),
    file,
  );
};
