import { availableParallelism } from 'node:os';
import type { CorrectionRequest, Signature } from './correcting.js';
import type { ExportSource, Format, TextFormat } from './export/index.js';
import { isolatedReader, type ReaderOptions } from './isolated.js';
import type { Language } from './messages/index.js';
import type { FindingCode } from './model/finding-codes.js';
import {
  type AuditRow,
  type Corrections,
  type Corrector,
  type DocumentRow,
  failure,
  type Proposal,
  type RefusedRow,
  type RunReport,
  type Shown,
  type SqlAnswer,
  type Summary,
} from './model/index.js';
import type { Progress } from './pipeline.js';
import { type Questions, questionsTo, validityIn } from './questions.js';
import type { Rules } from './rules/index.js';
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
  /**
   * File of corrections to be laid over the archive, in place of those that lie there; null takes them away.
   * Without it the ones that were given last are laid over it again, as they were then.
   */
  readonly corrections?: string | null | undefined;
  /** Stops the run cleanly: what was finished is kept. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Rows of the report's tables (default 25 documents, 10 missing). */
  readonly top?: { readonly documents?: number; readonly missing?: number } | undefined;
}

export interface AuditOptions {
  /** Codes of findings to look for (default: all). */
  readonly codes?: readonly FindingCode[] | undefined;
  /** Identities of documents: findings in them or about them (default: all documents). */
  readonly documents?: readonly string[] | undefined;
  /** Language of messages (default: English). */
  readonly language?: Language | undefined;
  /** Folders of further rules. */
  readonly rules?: readonly string[] | undefined;
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
  refused(): Promise<RefusedRow[]>;
  /** What analysts decided: the corrections that lie over the archive, and what came of each; null where there are none. */
  corrections(): Promise<Corrections | null>;
  /** Lays a file of corrections over the archive (null: none) and links it anew, without reading any document. */
  correct(file: string | null, options?: { readonly rules?: readonly string[] | undefined }): Promise<Corrections | null>;
  /**
   * Entries of a corrections.yaml that say this, held against what the archive holds; none where nothing, or more than
   * one thing, is of that address. Nothing is changed: `writeCorrections` writes them, `correct` lays them over.
   */
  propose(
    request: CorrectionRequest,
    signature: Signature,
    options?: { readonly rules?: readonly string[] | undefined },
  ): Promise<Proposal>;
  /** Documents held. */
  count(): Promise<number>;
  /** Findings, gravest first, then by code, document and place; a page of them is held in memory at a time. */
  audit(options?: AuditOptions): AsyncIterable<AuditRow>;
  /** How many findings are no more than notes. */
  notes(): Promise<number>;
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

/** The corrections that are asked for, else those that lie over the archive. */
const wantedCorrections = async (store: Store, file: string | null | undefined, rules: Rules): Promise<Corrector> => {
  const { corrector, correctionsFrom } = await import('./corrected.js');
  const source = file === undefined ? await store.corrections() : file === null ? null : await correctionsFrom(file);
  return corrector(source, rules);
};

const correctIn = async (store: Store, file: string | null, folders?: readonly string[]): Promise<Corrections | null> => {
  const [{ resolve }, { loadRules }, { correctionsOf }] = await Promise.all([
    import('./link/resolve.js'),
    import('./rules/index.js'),
    import('./corrections-report.js'),
  ]);
  await store.relink(resolve, await wantedCorrections(store, file, loadRules(folders)));
  return correctionsOf(store);
};

const proposeIn = async (
  store: Store,
  request: CorrectionRequest,
  signature: Signature,
  folders?: readonly string[],
): Promise<Proposal> => {
  const [{ checkEntries, propose }, { loadRules }, { checkValues }, { canonical }] = await Promise.all([
    import('./correcting.js'),
    import('./rules/index.js'),
    import('./corrected.js'),
    import('./query/index.js'),
  ]);
  const asked = { ...request, document: await canonical(store, request.document) };
  const proposal = await propose(store, asked, signature, async () => loadRules(folders));
  checkEntries(proposal.entries);
  if (request.action === 'set')
    checkValues(
      proposal.entries.map((entry) => ({ ...entry, line: 0 })),
      '',
      loadRules(folders),
    );
  return proposal;
};

const runIn = async (store: Store, paths: readonly string[], options: RunOptions): Promise<RunReport> => {
  const [pipeline, { resolve }, { successorsOf }, { loadRules }, { correctionsOf }] = await Promise.all([
    import('./pipeline.js'),
    import('./link/resolve.js'),
    import('./link/successors.js'),
    import('./rules/index.js'),
    import('./corrections-report.js'),
  ]);
  const rules = await loadRules(options.rules);
  const corrector = await wantedCorrections(store, options.corrections, rules);
  const jobs = options.jobs ?? Math.min(availableParallelism(), MOST_JOBS);
  const reader = await isolatedReader(jobs, options);
  try {
    const { found, read, unchanged, refused, gone, pruned, ...outcome } = await pipeline.run(store, paths, {
      ...options,
      jobs,
      resolve,
      successors: successorsOf(rules),
      corrector,
      read: reader.read,
      version: `${packageVersion()}+${rules.version}`,
    });
    const query = await import('./query/index.js');
    const corrections = await correctionsOf(store);
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
      corrections: corrections && query.reportOf(corrections, corrections.entries, corrections.problems),
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
  const summary = document.held ? await first(store.summaries({ documents: [document.id] })) : null;
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

async function* auditIn(store: Store, { codes, documents = [], language = 'en', rules: folders }: AuditOptions): AsyncGenerator<AuditRow> {
  const [{ auditArchive }, { findingMessage }, { findingCodes }, { canonical }] = await Promise.all([
    import('./audit/index.js'),
    import('./messages/index.js'),
    import('./model/finding-codes.js'),
    import('./query/index.js'),
  ]);
  const about = await Promise.all(documents.map((id) => canonical(store, id)));
  let rules: Promise<Rules> | null = null;
  const load = (): Promise<Rules> => {
    rules ??= import('./rules/index.js').then(({ loadRules }) => loadRules(folders));
    return rules;
  };
  for await (const found of auditArchive(store, load, { codes: codes ?? findingCodes, documents: about })) {
    const { document, about: cited, code, severity, ...evidence } = found;
    yield { document, about: cited, code, severity, message: findingMessage(code, found.details, language), ...evidence };
  }
}

const notesIn = async (store: Store): Promise<number> => {
  const { storedCounts } = await import('./audit/index.js');
  return (await storedCounts(store)).reduce((sum, { severity, findings }) => (severity === 'info' ? sum + findings : sum), 0);
};

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
    show: (id, { at } = {}) => showIn(store, id, at),
    refused: async () => (await query()).refused(store),
    corrections: async () => (await import('./corrections-report.js')).correctionsOf(store),
    correct: (file, { rules } = {}) => correctIn(store, file, rules),
    propose: (request, signature, { rules } = {}) => proposeIn(store, request, signature, rules),
    count: async () => (await query()).countDocuments(store),
    audit: (options = {}) => auditIn(store, options),
    notes: () => notesIn(store),
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
