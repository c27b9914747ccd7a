import { hostname } from 'node:os';
import { failure } from '../../model/index.js';
import type { Lock } from '../engine.js';
import type { Port } from '../port.js';

/** "danc" in ASCII: tells the program's locks from those of others. The second half of the key is the schema. */
const KEY = 0x64616e63;
const SCHEMA = 'hashtext(current_schema())';
/** Whoever has the right to write closes this gate; transactions of workers go through it, many at once. */
const GATE = KEY + 1;

/** Waits while the gate is closed; open again for others when the transaction ends. */
export const throughGate = (port: Port): Promise<unknown> => port.all(`select pg_advisory_xact_lock_shared(${GATE}, ${SCHEMA})`);

/** Longer names are cut by the server. */
const NAME = 63;

const HOLDER = `
  select a.application_name as name, l.pid, coalesce(host(a.client_addr), 'local') as client, a.backend_start::text as since
  from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and l.granted and l.objsubid = 2
    and l.database = (select oid from pg_database where datname = current_database())
    and l.classid::text = '${KEY}' and l.objid::text = (${SCHEMA}::bigint & 4294967295)::text`;

interface Holder {
  readonly name: string;
  readonly pid: number;
  readonly client: string;
  readonly since: string;
}

const named = (port: Port, name: string): Promise<unknown> =>
  port.all("select set_config('application_name', ?, false)", [name.slice(0, NAME)]);

/**
 * The right to write: a lock of the session, which the server takes back when the session ends, however it ends. The
 * session's name says who holds it. Throws E406 at once where another has it.
 */
export const acquireOnServer = (place: string) => {
  // A session may take its own lock twice; two writers in one process may not.
  let isHeld = false;
  return async (port: Port, task: string): Promise<Lock> => {
    if (isHeld) throw failure('E406', place, `${task}: pid ${process.pid}`);
    // Before the lock is taken: whoever is refused at that moment is told a name.
    await named(port, `danchieu ${task}: pid ${process.pid}, ${hostname()}`);
    const [row] = await port.all<{ taken: boolean }>(`select pg_try_advisory_lock(${KEY}, ${SCHEMA}) as taken`);
    if (!row?.taken) {
      await named(port, `danchieu ${process.pid}`);
      const [holder] = await port.all<Holder>(HOLDER);
      throw failure('E406', place, holder ? `${holder.name}; ${holder.client}, session ${holder.pid}, ${holder.since}` : null);
    }
    isHeld = true;
    // Transactions of workers that are under way are short: they are waited for.
    await port.all(`select pg_advisory_lock(${GATE}, ${SCHEMA})`);
    return {
      release: async () => {
        isHeld = false;
        // Where the session is gone, so is its lock.
        for (const key of [GATE, KEY]) await port.all(`select pg_advisory_unlock(${key}, ${SCHEMA})`).catch(() => []);
        await named(port, `danchieu ${process.pid}`).catch(() => []);
      },
    };
  };
};
