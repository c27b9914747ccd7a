import { countCommit } from './commits.js';
import type { Port } from './port.js';

/** Keeps when a run ended and what read, which no table tells where nothing was new. */
export const noteRun = (port: Port, at: string, reader: string): Promise<void> =>
  port.transaction(async () => {
    await port.run("insert into meta (name, value) values ('run', ?) on conflict (name) do update set value = excluded.value", [
      JSON.stringify({ at, reader }),
    ]);
    await countCommit(port);
  });
