import type { ExportSource, Format, TextFormat } from '../export/index.js';
import type { Summary } from '../model/index.js';
import type { Store } from '../store/index.js';

export interface ExportOptions {
  /** Put phone numbers and names of private persons under a mask (docs/export.md says what that promises). */
  readonly redact?: boolean | undefined;
  /** Folders of rules whose lexicons are added to what a mask goes by. */
  readonly rules?: readonly string[] | undefined;
}

/** What leaves an archive. */
export interface Exports {
  /** One summary per document, in order of identity, with the states that linking gave. */
  summaries(): AsyncIterable<Summary>;
  /** Summaries or graph as text, piece by piece; of csv one table (`documents` unless told). */
  exportText(
    format: TextFormat,
    options?: ExportOptions & {
      readonly table?: string | undefined;
      /** Of a graph: these documents alone, and what is cited among them. */
      readonly among?: readonly string[] | undefined;
    },
  ): AsyncIterable<string>;
  /** Writes summaries, tables or graph into a folder and answers the files. */
  export(format: Format, folder: string, options?: ExportOptions): Promise<string[]>;
}

const sourceOf = async (store: Store, { redact = false, rules = [] }: ExportOptions, among?: readonly string[]): Promise<ExportSource> => {
  const { citationGraph, citationGraphOf } = await import('../query/index.js');
  const source = {
    summaries: () => store.summaries({ documents: 'all' }),
    graph: () => (among ? citationGraphOf(store, among) : citationGraph(store)),
  };
  if (!redact) return source;
  const { redacted } = await import('./redacted.js');
  return redacted(store, source, rules);
};

async function* textOf(
  store: Store,
  format: TextFormat,
  options: ExportOptions,
  { table, among }: { readonly table?: string | undefined; readonly among?: readonly string[] | undefined },
): AsyncGenerator<string> {
  const { exportText } = await import('../export/index.js');
  yield* exportText(await sourceOf(store, options, among), format, table);
}

export const exportsOf = (store: Store): Exports => ({
  summaries: () => store.summaries({ documents: 'all' }),
  exportText: (format, { table, among, ...options } = {}) => textOf(store, format, options, { table, among }),
  export: async (format, folder, options = {}) => {
    const { exportFolder } = await import('../export/index.js');
    return exportFolder(await sourceOf(store, options), format, folder);
  },
});
