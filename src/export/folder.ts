import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Summary } from '../model/index.js';
import { csvHead, csvRows } from './csv.js';
import { diskFailure, makeFolder, writeText } from './files.js';
import { nameOfDocument, namesOfSources } from './names.js';
import { tables } from './rows.js';
import { type Format, prettyJson } from './stream.js';

const guarded = async <T>(path: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw diskFailure(error, path);
  }
};

/** Writes pieces to several files side by side, in one pass over the summaries. */
const writeFiles = async (
  files: readonly { readonly path: string; readonly head: string; readonly rows: (summary: Summary) => string }[],
  summaries: AsyncIterable<Summary>,
): Promise<string[]> => {
  const handles: FileHandle[] = [];
  try {
    for (const { path, head } of files) {
      const handle = await guarded(path, open(path, 'w'));
      handles.push(handle);
      await guarded(path, handle.write(head));
    }
    for await (const summary of summaries)
      for (const [i, { path, rows }] of files.entries()) {
        const text = rows(summary);
        if (text !== '') await guarded(path, (handles[i] as FileHandle).write(text));
      }
  } finally {
    await Promise.all(handles.map((handle) => handle.close()));
  }
  return files.map(({ path }) => path);
};

/** `unidentified` documents have no id in their summary; their bytes name them. */
const documentName = ({ document, source }: Summary): string => nameOfDocument(document.id ?? `unidentified/${source.sha256.slice(0, 12)}`);

/**
 * Writes the summaries into a folder and answers the files written: json a file per document,
 * jsonl `summaries.jsonl`, csv a file per kind of fact. Throws E501, E502.
 */
export const exportFolder = async (summaries: AsyncIterable<Summary>, format: Format, folder: string): Promise<string[]> => {
  await makeFolder(folder);
  if (format === 'jsonl') {
    const rows = (summary: Summary): string => `${JSON.stringify(summary)}\n`;
    return writeFiles([{ path: join(folder, 'summaries.jsonl'), head: '', rows }], summaries);
  }
  if (format === 'csv')
    return writeFiles(
      tables.map((table) => ({
        path: join(folder, `${table.name}.csv`),
        head: csvHead(table),
        rows: (summary: Summary) => csvRows(table, summary),
      })),
      summaries,
    );
  const paths: string[] = [];
  for await (const summary of summaries) {
    const path = join(folder, `${documentName(summary)}.json`);
    await writeText(path, prettyJson(summary));
    paths.push(path);
  }
  return paths;
};

/** Writes one pretty-printed file per source, named after it; answers how many. Throws E501, E502. */
export const writeSummaries = async (summaries: AsyncIterable<Summary>, uris: readonly string[], folder: string): Promise<number> => {
  const names = namesOfSources(uris);
  let count = 0;
  for await (const summary of summaries) {
    const name = names.get(summary.source.path);
    if (name === undefined) throw new Error(`a summary of ${summary.source.path}, which was not asked for`);
    await writeText(join(folder, `${name}.json`), prettyJson(summary));
    count++;
  }
  return count;
};
