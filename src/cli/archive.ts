import { type Archive, type DocumentRow, type DriverName, failure, open } from '../index.js';
import type { Context } from './context.js';
import { candidatesTable } from './documents.js';
import { EXIT } from './exit.js';
import { note, printJson, printLine } from './output.js';

export const DEFAULT_DB = 'output/danchieu.db';

export interface ArchiveOptions {
  readonly db: string;
  readonly json?: boolean;
}

const forcedDriver = (): DriverName | undefined => {
  const driver = process.env.DANCHIEU_SQLITE;
  if (driver === undefined || driver === '') return undefined;
  if (driver === 'addon' || driver === 'node') return driver;
  throw failure('E202', 'DANCHIEU_SQLITE', driver);
};

/** Opens the archive, does the work, and closes it whatever happens. */
export const withArchive = async <T>(db: string, work: (archive: Archive) => Promise<T>, create = false): Promise<T> => {
  const archive = await open(db, { create, driver: forcedDriver() });
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
};

/** Finds the one document that is meant and does the work with it; says so and sets the exit code where it is none or several. */
export const withDocument = (
  query: string,
  { db, json }: ArchiveOptions,
  context: Context,
  work: (archive: Archive, document: DocumentRow) => Promise<void>,
): Promise<void> =>
  withArchive(db, async (archive) => {
    const found = await archive.find(query);
    const [document, ...others] = found.candidates;
    if (document && others.length === 0) return work(archive, document);
    process.exitCode = document ? EXIT.several : EXIT.nothing;
    note(document ? context.say.several(query, found.candidates.length) : context.say.notFound(query));
    if (json) return printJson(found);
    if (document) return printLine(candidatesTable(found.candidates, context));
    if (found.near.length > 0) {
      note(context.say.near);
      note(candidatesTable(found.near, context));
    }
  });
