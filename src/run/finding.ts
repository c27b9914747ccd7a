import { isRemote, type Problem, type Sources } from '../model/index.js';
import { type FoundFile, isProblem, walking } from './walk.js';

/** Where a run looks for documents besides its folders. */
export interface Where {
  /** Files and folders of the program itself (absolute): they are no documents. */
  readonly own?: readonly string[] | undefined;
  /** What roots like `s3://bucket` stand for; without it nothing is found there. */
  readonly sources?: Sources | undefined;
}

const partsOf = (roots: readonly string[]) => ({
  paths: roots.filter((root) => !isRemote(root)),
  remote: [...new Set(roots.filter(isRemote))],
});

/** Everything below the roots, as `walking` has it: first what lies on disks here, then the rest as its source lists it. */
export async function* finding(roots: readonly string[], { own, sources }: Where = {}): AsyncGenerator<FoundFile | Problem> {
  const { paths, remote } = partsOf(roots);
  yield* walking(paths, own);
  if (!sources) return;
  const given = new Set(remote);
  for (const root of remote)
    for await (const one of sources.list(root)) {
      if (!('uri' in one)) yield one;
      // What is given itself comes once.
      else if (one.uri === root || !given.has(one.uri)) yield { path: '', uri: one.uri, listed: one };
    }
}

/** The same without what could not be entered. */
export async function* filesUnder(roots: readonly string[], where?: Where): AsyncGenerator<FoundFile> {
  for await (const found of finding(roots, where)) if (!isProblem(found)) yield found;
}

/** How many files there are; what cannot be entered is counted when it is met. */
export const countFiles = async (roots: readonly string[], where?: Where): Promise<number> => {
  let count = 0;
  for await (const _ of filesUnder(roots, where)) count++;
  return count;
};

/** Whether there is any file to be read; asks no further than the first. */
export const hasFiles = async (roots: readonly string[], where?: Where): Promise<boolean> => {
  for await (const _ of filesUnder(roots, where)) return true;
  return false;
};

export interface Walk {
  readonly files: readonly FoundFile[];
  /** Paths that are not there or may not be entered (E113). */
  readonly problems: readonly Problem[];
}

/** All of it gathered, for callers that need it at once. */
export const walk = async (roots: readonly string[], where?: Where): Promise<Walk> => {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  for await (const found of finding(roots, where)) {
    if (isProblem(found)) problems.push(found);
    else files.push(found);
  }
  return { files, problems };
};
