import { type Problem, refuse } from '../model/index.js';

/** Why something could not be fetched. */
export class Fault extends Error {
  readonly code: string;
  readonly detail: string;
  /** Whether it may go well the next time. */
  readonly isPassing: boolean;

  constructor(code: string, detail: string, { isPassing = false, cause }: { isPassing?: boolean; cause?: unknown } = {}) {
    super(`${code} ${detail}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.detail = detail;
    this.isPassing = isPassing;
  }

  problem(where: string): Problem {
    return refuse(this.code, where, this.detail).problem;
  }
}

export const tooLarge = (size: number, most: number): Fault => new Fault('E107', `${size} bytes, ${most} allowed`);
