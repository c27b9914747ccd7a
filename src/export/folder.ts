import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFailure, nameInArchive, type Summary } from '../model/index.js';
import { csvHead, csvRows } from './csv.js';
import { makeFolder, writeText } from './files.js';
import { nameOfDocument, namesOfSources } from './names.js';
import { openParquet } from './parquet.js';
import { tables } from './rows.js';
import { type ExportSource, exportText, type Format, isGraphFormat, prettyJson, type TextFormat } from './stream.js';

const guarded = async <T>(path: string, work: () => Promise<T> | T): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw diskFailure(error, path);
  }
};

/** A file that grows with each summary. */
interface Sink {
  readonly path: string;
  put(summary: Summary): unknown;
  close(): unknown;
}

const csvSink = async (path: string, table: (typeof tables)[number]): Promise<Sink> => {
  const handle: FileHandle = await open(path, 'w');
  await handle.write(csvHead(table));
  const put = (summary: Summary) => {
    const text = csvRows(table, summary);
    return text === '' ? undefined : handle.write(text);
  };
  return { path, put, close: () => handle.close() };
};

/** Writes a file per table side by side, in one pass over the summaries. */
const writeTables = async (format: 'csv' | 'parquet', summaries: AsyncIterable<Summary>, folder: string): Promise<string[]> => {
  const sinks: Sink[] = [];
  try {
    for (const table of tables) {
      const path = join(folder, `${table.name}.${format}`);
      const opened = () => (format === 'csv' ? csvSink(path, table) : openParquet(path, table));
      sinks.push({ path, ...(await guarded(path, opened)) });
    }
    for await (const summary of summaries) for (const sink of sinks) await guarded(sink.path, () => sink.put(summary));
  } finally {
    for (const sink of sinks) await guarded(sink.path, () => sink.close());
  }
  return sinks.map(({ path }) => path);
};

const writePieces = async (path: string, pieces: AsyncIterable<string>): Promise<string[]> => {
  const handle = await guarded(path, () => open(path, 'w'));
  try {
    for await (const piece of pieces) await guarded(path, () => handle.write(piece));
  } finally {
    await handle.close();
  }
  return [path];
};

const writeDocuments = async (summaries: AsyncIterable<Summary>, folder: string): Promise<string[]> => {
  const paths: string[] = [];
  for await (const summary of summaries) {
    const path = join(folder, `${nameOfDocument(nameInArchive(summary))}.json`);
    await writeText(path, prettyJson(summary));
    paths.push(path);
  }
  return paths;
};

const nameOf = (format: TextFormat): string => (isGraphFormat(format) ? `citations.${format}` : `summaries.${format}`);

/**
 * Writes an export into a folder and answers the files written: json a file per document, csv and parquet a file per
 * table, jsonl `summaries.jsonl`, of a graph `citations.graphml` and so on. Throws E501, E502.
 */
export const exportFolder = async (source: ExportSource, format: Format, folder: string): Promise<string[]> => {
  await makeFolder(folder);
  if (format === 'csv' || format === 'parquet') return writeTables(format, source.summaries(), folder);
  if (format === 'json') return writeDocuments(source.summaries(), folder);
  return writePieces(join(folder, nameOf(format)), exportText(source, format));
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
