import { type Archive, type DocumentRow, type DriverName, failure, open } from '../index.js';
import type { Context } from './context.js';
import { candidatesTable } from './documents.js';
import { EXIT } from './exit.js';
import { note, printJson, printLine } from './output.js';

export const DEFAULT_DB = 'output/danchieu.db';

export interface ArchiveOptions {
  readonly db: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const forcedDriver = (): DriverName | undefined => {
  const driver = process.env.DANCHIEU_SQLITE;
  if (driver === undefined || driver === '') return undefined;
  if (driver === 'addon' || driver === 'node') return driver;
  throw failure('E202', 'DANCHIEU_SQLITE', driver);
};

/** Opens the archive, does the work, and closes it whatever happens. */
export const withArchive = async <T>(
  db: string,
  work: (archive: Archive) => Promise<T>,
  how: boolean | { readonly upgrade: boolean } = false,
): Promise<T> => {
  const archive = await open(db, { ...(typeof how === 'boolean' ? { create: how } : how), driver: forcedDriver() });
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
};

/** The one document that is meant; null where it is none or several, which is then said, with the exit code for it. */
export const oneDocument = async (
  archive: Archive,
  query: string,
  { json, csv }: Pick<ArchiveOptions, 'json' | 'csv'>,
  context: Context,
): Promise<DocumentRow | null> => {
  const found = await archive.find(query);
  const [document, ...others] = found.candidates;
  if (document && others.length === 0) return document;
  process.exitCode = document ? EXIT.several : EXIT.nothing;
  note(document ? context.say.several(query, found.candidates.length) : context.say.notFound(query));
  if (json) await printJson(found);
  else if (document && csv) note(candidatesTable(found.candidates, context));
  else if (document) await printLine(candidatesTable(found.candidates, context));
  else if (found.near.length > 0) {
    note(context.say.near);
    note(candidatesTable(found.near, context));
  }
  return null;
};

/** Opens the archive and does the work with the one document that is meant. */
export const withDocument = (
  query: string,
  flags: ArchiveOptions,
  context: Context,
  work: (archive: Archive, document: DocumentRow) => Promise<void>,
): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const document = await oneDocument(archive, query, flags, context);
    if (document) await work(archive, document);
  });
