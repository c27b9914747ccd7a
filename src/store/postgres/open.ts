import { failure, shownAddress } from '../../model/index.js';
import { migrate } from '../migrate.js';
import type { Connection, Port } from '../port.js';
import { guarded, portOver } from '../port-over.js';
import { type Store, storeOver } from '../store.js';
import { connectServer, SESSION } from './connect.js';
import { postgresEngine } from './engine.js';
import { serverFailureOf } from './errors.js';

const OLDEST = 15;

interface Server {
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
  readonly schema: string | null;
}

const SERVER = `
  select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
         current_setting('server_encoding') as encoding, current_schema() as schema`;

/** Throws E414 where the server cannot hold an archive. */
const mustBeFit = ({ version, number, encoding, schema }: Server, place: string): void => {
  if (number < OLDEST * 10_000) throw failure('E414', place, `PostgreSQL ${version}`);
  if (encoding !== 'UTF8') throw failure('E414', place, `encoding ${encoding}`);
  if (schema === null) throw failure('E414', place, 'no schema');
};

/** A port over a connection that is there; `place` names it in messages. */
export const portOfServer = async (connection: Connection, place: string): Promise<Port> => {
  const guard = guarded(serverFailureOf, place);
  await guard(connection.exec(SESSION));
  const [server] = (await guard(connection.all(SERVER, []))) as Server[];
  if (server) mustBeFit(server, place);
  return portOver(connection, postgresEngine(place), server?.version.split(' ')[0] ?? 'unknown', serverFailureOf);
};

/** A further connection to the server of an archive, for what is not the archive's own. Throws E41x. */
export const openBeside = async (address: string): Promise<Port> => {
  const place = shownAddress(address);
  return portOfServer(await guarded(serverFailureOf, place)(connectServer(address)), place);
};

/** An archive over a connection, brought up to date where it may be written. Closes the connection where that fails. */
export const storeOfConnection = async (connection: Connection, place: string, write: boolean): Promise<Store> => {
  try {
    const port = await portOfServer(connection, place);
    await migrate(port, write);
    return storeOver(port, null);
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
};

/** Opens an archive in the schema that the address leads to (`public` unless it says otherwise). Throws E40x, E41x. */
export const openServer = async (address: string, write: boolean): Promise<Store> => {
  const place = shownAddress(address);
  return storeOfConnection(await guarded(serverFailureOf, place)(connectServer(address)), place, write);
};
