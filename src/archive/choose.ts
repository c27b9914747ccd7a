import { stat } from 'node:fs/promises';
import { namesAround, type Rows } from '../model/index.js';
import { type Where, walk } from '../run/finding.js';
import type { FoundFile } from '../run/walk.js';

/** Which of the files found a run is about; without any of these all of them. */
export interface Choice {
  /** Those that were refused before, whether they changed since or not. */
  readonly onlyFailed?: boolean | undefined;
  /** Of these those with one of these codes. */
  readonly codes?: readonly string[] | undefined;
  /** Those that were modified at this time or later. */
  readonly since?: Date | undefined;
}

export interface Chosen {
  readonly paths: readonly string[];
  /** Files that were found and are not among them. */
  readonly leftOut: number;
  /** What is read again though its bytes are the same: files and members that were refused, and the containers these lie in. */
  readonly again: ReadonlySet<string> | null;
}

/** Whether what was refused before is to be read again. */
export const isRetry = ({ onlyFailed, codes }: Choice): boolean => Boolean(onlyFailed || codes?.length);
export const isChoosing = (choice: Choice): boolean => isRetry(choice) || choice.since !== undefined;

const failedFiles = async (store: Rows, codes: readonly string[] | undefined): Promise<Set<string>> => {
  const rows = await store.all<{ uri: string; code: string | null }>(
    "select s.uri, p.code from sources s left join problems p on p.source = s.id and p.ordinal = 0 where s.outcome = 'refused'",
  );
  const wanted = rows.filter(({ code }) => !codes?.length || (code !== null && codes.includes(code)));
  return new Set(wanted.flatMap(({ uri }) => namesAround(uri)));
};

const isSince = async ({ path, listed }: FoundFile, since: Date): Promise<boolean> => {
  // A page on the web is asked for itself.
  if (listed) return listed.modified === null || listed.modified >= since;
  return stat(path).then(
    ({ mtime }) => mtime >= since,
    // What cannot be looked at is for the run to tell of.
    () => true,
  );
};

/** Looks through the paths and answers those of their files that a run is about. */
export const choose = async (store: Rows, paths: readonly string[], choice: Choice, where: Where = {}): Promise<Chosen> => {
  if (!isChoosing(choice)) return { paths, leftOut: 0, again: null };
  const { files, problems } = await walk(paths, where);
  const failed = isRetry(choice) ? await failedFiles(store, choice.codes) : null;
  const chosen: string[] = [];
  for (const file of files) {
    if (failed && !failed.has(file.uri)) continue;
    if (choice.since && !(await isSince(file, choice.since))) continue;
    chosen.push(file.path || file.uri);
  }
  return { paths: [...chosen, ...problems.map(({ where }) => where)], leftOut: files.length - chosen.length, again: failed };
};
