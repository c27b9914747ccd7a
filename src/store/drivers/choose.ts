import { failure } from '../../model/index.js';
import type { Connection } from '../port.js';
import type { Limits } from '../question/limits.js';
import { connectAddon, connectAddonReadOnly } from './addon.js';
import { connectNode, connectNodeReadOnly, hasNodeSqlite } from './node.js';

export type DriverName = 'addon' | 'node';

const addonLoads = async (): Promise<string | null> => {
  try {
    await import('sqlite3');
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown') : String(error);
  }
};

/** The addon where it loads, else SQLite of the runtime; throws E404 where none is to be had. */
const choose = async (file: string, forced?: DriverName): Promise<DriverName> => {
  const reason = forced === 'node' ? 'not asked' : await addonLoads();
  if (reason === null) return 'addon';
  if (forced !== 'addon' && hasNodeSqlite()) return 'node';
  throw failure('E404', file, `sqlite3: ${reason}; Node.js ${process.versions.node}`);
};

/** Opens a database by the driver at hand; `forced` allows one only. Throws E404. */
export const connect = async (file: string, forced?: DriverName): Promise<Connection> =>
  (await choose(file, forced)) === 'addon' ? connectAddon(file) : connectNode(file);

/** The same for reading only, within limits. */
export const connectReadOnly = async (file: string, limits: Limits, forced?: DriverName): Promise<Connection> =>
  (await choose(file, forced)) === 'addon' ? connectAddonReadOnly(file, limits) : connectNodeReadOnly(file, limits);
