import type { Problem } from './problem.js';

/** Thrown where a caller cannot go on: wrong use, bad rules, the database, the disk. `problems` has at least one entry. */
export class Failure extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    const [first] = problems;
    super([first.code, first.where, first.detail].filter((part) => part !== null).join(' '), options);
    this.name = 'Failure';
    this.problems = problems;
  }
}

/** A failure of one problem. */
export const failure = (code: string, where: string, detail: string | null = null, cause?: unknown): Failure =>
  new Failure([{ code, severity: 'error', where, detail }], cause === undefined ? undefined : { cause });

/** What the file system refused to write: E501 where there is no room, else E502. */
export const diskFailure = (error: unknown, path: string): Failure => {
  const { code, message } = error as NodeJS.ErrnoException;
  return failure(code === 'ENOSPC' || code === 'EDQUOT' ? 'E501' : 'E502', path, message, error);
};
