import type { Port } from './port.js';

/** Counts what was committed: a database that counts less than its journal does has lost some of it. */
export const countCommit = (port: Port): Promise<void> =>
  port.run(
    "insert into meta (name, value) values ('commits', '1') on conflict (name) do update set value = cast(cast(meta.value as integer) + 1 as text)",
  );

export const commitsOf = async (port: Port): Promise<number> => {
  const [row] = await port.all<{ value: string }>("select value from meta where name = 'commits'");
  return Number(row?.value ?? 0);
};

/**
 * Set in the same transaction as the change, so that a run that was killed before linking is not forgotten. `some` where
 * what is to be linked can be told from what is there and `_changed`; else everything is.
 */
export const markUnlinked = (port: Port, how: 'some' | 'yes'): Promise<void> =>
  port.run(
    `insert into meta (name, value) values ('unlinked', ?) on conflict (name) do ${how === 'some' ? 'nothing' : "update set value = 'yes'"}`,
    [how],
  );
