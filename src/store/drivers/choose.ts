import { failure } from '../../model/index.js';
import type { Connection } from '../port.js';
import { connectAddon } from './addon.js';
import { connectNode, hasNodeSqlite } from './node.js';

export type DriverName = 'addon' | 'node';

const addonLoads = async (): Promise<string | null> => {
  try {
    await import('sqlite3');
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown') : String(error);
  }
};

/**
 * The addon where it loads, else SQLite of the runtime; `forced` allows one only.
 * Throws E404 where none is to be had.
 */
export const connect = async (file: string, forced?: DriverName): Promise<Connection> => {
  const reason = forced === 'node' ? 'not asked' : await addonLoads();
  if (reason === null) return connectAddon(file);
  if (forced !== 'addon' && hasNodeSqlite()) return connectNode(file);
  throw failure('E404', file, `sqlite3: ${reason}; Node.js ${process.versions.node}`);
};
