import { constants } from 'node:fs';
import { access, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reading, Result } from '../model/index.js';
import { isolatedReader, type ReaderOptions } from './isolated.js';

export interface ReadOptions extends ReaderOptions {
  /** Name of the document in the summary (default: the path; `-` for bytes). */
  readonly uri?: string | undefined;
  /**
   * Read in a process of its own, with limits (default true). Without it reading is faster to
   * start, but a hostile file may take the calling process with it.
   */
  readonly isolate?: boolean | undefined;
}

const readHere = async (bytes: Uint8Array, uri: string, options: ReadOptions): Promise<Result<Reading>> => {
  const [{ loadRules }, { readSource }] = await Promise.all([import('../rules/index.js'), import('./reader.js')]);
  return readSource(bytes, { uri }, await loadRules(options.rules), options.ingest);
};

const readApart = async (path: string, uri: string, options: ReadOptions): Promise<Result<Reading>> => {
  // Faults in a caller's own rules are the caller's to hear of, not a refusal of the document.
  if (options.rules?.length) await import('../rules/index.js').then(({ loadRules }) => loadRules(options.rules));
  const reader = await isolatedReader(1, options);
  try {
    return await reader.read({ path, uri });
  } finally {
    await reader.close();
  }
};

/** A file by its path. A container is taken apart in a process of its own in any case. */
const readFrom = async (path: string, uri: string, options: ReadOptions, wanted = uri): Promise<Result<Reading>> => {
  const isolate = options.isolate ?? true;
  const readOne = async (file: string, name: string): Promise<Result<Reading>> =>
    isolate ? readApart(file, name, options) : readHere(await readFile(file), name, options);
  const result = await readOne(path, uri);
  if (!result.ok && result.problem.code === 'E121') {
    const { readMember } = await import('./read-member.js');
    return readMember({ path, uri, format: result.problem.detail ?? '' }, wanted, options, readOne);
  }
  const { refuse } = await import('../model/index.js');
  return wanted === uri ? result : refuse('E113', wanted, 'no such member');
};

const readBytes = async (bytes: Uint8Array, uri: string, options: ReadOptions): Promise<Result<Reading>> => {
  const { diskFailure } = await import('../model/index.js');
  const written = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw diskFailure(error, tmpdir());
    });
  const folder = await written(mkdtemp(join(tmpdir(), 'danchieu-')));
  try {
    const path = join(folder, 'document');
    await written(writeFile(path, bytes, { mode: 0o600 }));
    return await readFrom(path, uri, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isMissing = ({ code }: NodeJS.ErrnoException): boolean => code === 'ENOENT' || code === 'ENOTDIR';

/**
 * Reads one document, without a database: its summary (every citation `unheld` or `unidentified`),
 * the normalised text that spans count in, and its identity keys.
 *
 * @param input a path, a file URL, or the bytes themselves. A document in an archive or e-mail goes by a name like
 *   `archive.zip!/2022/kh-155.pdf`; of one that holds a single document the name may be left out
 * @returns the reading with what was left out of it as `problems`; or the problem it was refused
 *   for (E1xx; E203 for a folder; E121, with the names, for several documents). The same bytes and rules always give
 *   the same reading.
 * @throws Failure E3xx for faults in `options.rules`, E204 for languages that no engine recognises, E5xx where what is in an
 *   archive cannot be written
 *
 * @example
 * const result = await read('ke-hoach.pdf');
 * if (result.ok) console.log(result.value.summary.document.number);
 * else console.error(result.problem.code);
 */
export const read = async (input: string | URL | Uint8Array, options: ReadOptions = {}): Promise<Result<Reading>> => {
  if (options.ingest?.ocrLanguages?.length) await import('../ingest/index.js').then(({ checkLanguages }) => checkLanguages(options.ingest));
  const isolate = options.isolate ?? true;
  if (input instanceof Uint8Array) {
    const uri = options.uri ?? '-';
    const result = isolate ? await readBytes(input, uri, options) : await readHere(input, uri, options);
    return !isolate && !result.ok && result.problem.code === 'E121' ? readBytes(input, uri, options) : result;
  }
  const path = input instanceof URL ? fileURLToPath(input) : input;
  const uri = options.uri ?? path;
  try {
    if ((await stat(path)).isDirectory()) return (await import('../model/index.js')).refuse('E203', uri);
    await access(path, constants.R_OK);
    return await readFrom(path, uri, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    const { refuse } = await import('../model/index.js');
    const container = isMissing(error as NodeJS.ErrnoException) ? await (await import('./read-member.js')).containerOf(path) : null;
    return container === null ? refuse('E113', uri, messageOf(error)) : readFrom(container, container, options, path);
  }
};
