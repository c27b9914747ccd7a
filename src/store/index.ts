import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure, foreignScheme, isServer } from '../model/index.js';
import { connectSqlite } from './connect.js';
import type { DriverName } from './drivers/choose.js';
import { migrate } from './migrate.js';
import type { Port } from './port.js';
import { MEMORY } from './sqlite.js';
import { type Store, storeOver } from './store.js';

export type { ContainerRow, HeldMember } from './containers.js';
export type { AsRead, CitationAsRead } from './corrections.js';
export type { DriverName } from './drivers/choose.js';
export type { Count, Since } from './kept.js';
export type { Resolution, Resolve } from './link.js';
export type { Marked } from './marks.js';
export type { Batch, Refusal } from './put.js';
export type { Kept } from './rebuilding.js';
export type { Held, Store } from './store.js';
export type { Selection } from './summaries.js';

export interface OpenStoreOptions {
  /** Make file and folder where they are missing (else E401). */
  readonly create?: boolean;
  /** Bring a database of an older version up to date, after a copy (default: as `create`; else E408). */
  readonly upgrade?: boolean;
  /** Allow this driver only. */
  readonly driver?: DriverName | undefined;
}

const makeRoom = async (file: string): Promise<void> => {
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (error) {
    throw failure('E502', file, (error as Error).message, error);
  }
};

const mustExist = async (file: string): Promise<void> => {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw failure('E401', file, found ? 'not a file' : 'no such file');
};

/** A connection for what lies beside an archive on its server; see `Port`. */
export type Sql = Pick<Port, 'all' | 'run' | 'exec' | 'transaction' | 'unpack' | 'close'>;

/** Opens one more connection to the server of an archive. Throws E411 to E414. */
export const openSql = async (address: string): Promise<Sql> => (await import('./postgres/open.js')).openBeside(address);

/** Opens a database in a file, in memory for `:memory:`, or on a server for `postgres://…`. Throws E4xx, E502. */
export const openStore = async (file: string, options: OpenStoreOptions = {}): Promise<Store> => {
  if (isServer(file)) {
    const { openServer } = await import('./postgres/open.js');
    return openServer(file, options.upgrade ?? options.create ?? false);
  }
  const scheme = foreignScheme(file);
  if (scheme !== null) throw failure('E414', scheme, 'not postgres://');
  if (file !== MEMORY) await (options.create ? makeRoom(file) : mustExist(file));
  const port = await connectSqlite(file, options.driver);
  try {
    const writes = options.upgrade ?? options.create ?? file === MEMORY;
    await migrate(port, writes);
    if (writes) await port.engine.beforeWriting(port);
    return storeOver(port, file === MEMORY ? null : file);
  } catch (error) {
    await port.close().catch(() => undefined);
    throw error;
  }
};
