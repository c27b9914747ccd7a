import { connect, type DriverName } from './drivers/choose.js';
import { failureOf } from './errors.js';
import type { Port } from './port.js';
import { guarded, portOver } from './port-over.js';
import { CACHE_KB, sqliteEngine } from './sqlite.js';

// One writer at a time waits this long for another process before E405.
const BUSY_MS = 5000;

const PRAGMAS = `
  pragma busy_timeout = ${BUSY_MS};
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma cache_size = -${CACHE_KB};
  pragma temp_store = file;
`;

/** Opens a SQLite file (created where missing) by the driver at hand. Throws E4xx. */
export const connectSqlite = async (file: string, forced?: DriverName): Promise<Port> => {
  const guard = guarded(failureOf, file);
  const connection = await guard(connect(file, forced));
  try {
    await guard(connection.exec(PRAGMAS));
    const [row] = (await guard(connection.all('select sqlite_version() as version', []))) as { version: string }[];
    return portOver(connection, sqliteEngine(file), row?.version ?? 'unknown', failureOf);
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
};
