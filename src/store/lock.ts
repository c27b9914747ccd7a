import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { diskFailure, failure } from '../model/index.js';

/** Who writes: a file beside the database says so, so that a second writer is told at once and by name. */
export interface Holder {
  readonly pid: number;
  /** When the process began, as the system tells it: another process of the same id began at another time. */
  readonly started: string | null;
  readonly host: string;
  /** ISO time at which it began to write. */
  readonly since: string;
  /** What it does: `run`, `correct` … */
  readonly task: string;
}

export interface Lock {
  release(): void;
}

/** Field 22 of /proc/PID/stat, in clock ticks since boot; null where the system has no /proc. */
const startOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isAlive = ({ pid, started }: Holder): boolean =>
  isThere(pid) && (started === null || startOf(pid) === null || startOf(pid) === started);

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw diskFailure(error, file);
  }
};

/** Null where the text is no lock: cut off by a full disk, or written by something else. */
const holderIn = (text: string): Holder | null => {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isInteger(holder.pid) && typeof holder.host === 'string' ? holder : null;
  } catch {
    return null;
  }
};

const nameOf = ({ pid, host, since, task }: Holder): string => `${task}: pid ${pid}, ${host}, ${since}`;

/** Throws E406 or E407 unless the lock is one that nobody holds any more. */
const mustBeStale = (text: string, file: string): void => {
  const holder = holderIn(text);
  if (holder === null) return;
  if (holder.host !== hostname()) throw failure('E407', file, nameOf(holder));
  if (isAlive(holder)) throw failure('E406', file, nameOf(holder));
};

/** Puts the file there with all that it says, or answers false where there is one: a file that is made first and filled then could be seen empty. */
const create = (file: string, text: string): boolean => {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text);
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(error) ?? '')) throw diskFailure(error, file);
    return createWithoutLink(file, text);
  } finally {
    rmSync(draft, { force: true });
  }
};

/** For file systems without hard links. */
const createWithoutLink = (file: string, text: string): boolean => {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw diskFailure(error, file);
  }
};

/** Moves a lock that nobody holds out of the way; one that somebody else put there meanwhile is put back. */
const clear = (file: string, stale: string): void => {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw diskFailure(error, file);
  }
  if (read(aside) !== stale) create(file, read(aside) ?? '');
  rmSync(aside, { force: true });
};

const ATTEMPTS = 20;

/**
 * Takes the lock of a database. Throws E406 where a living process of this host holds it, E407 where one of another
 * host does, of which nothing can be known from here.
 */
export const acquire = (database: string, task: string): Lock => {
  const file = `${database}.lock`;
  const own: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname(), since: new Date().toISOString(), task };
  const text = JSON.stringify(own);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (create(file, text))
      return {
        release: () => {
          if (read(file) === text) rmSync(file, { force: true });
        },
      };
    const found = read(file);
    if (found === null) continue;
    mustBeStale(found, file);
    clear(file, found);
  }
  throw failure('E406', file, null);
};
