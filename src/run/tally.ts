import { compare, type Problem, type RefusedRow, refusedRow } from '../model/index.js';
import type { Opened } from './containers.js';
import type { Met } from './gone.js';

/** How the reading of a file ended; null where it was stopped. */
export type End = 'read' | 'unchanged' | Problem | Opened | null;

export const isOpened = (end: End): end is Opened => end !== null && typeof end === 'object' && 'files' in end;

/** Counts what a run comes to. Members of containers count as files, containers that were opened do not. */
export class Tally implements Met {
  readonly members = new Set<string>();
  readonly settled = new Set<string>();
  readonly #refused: Problem[] = [];
  #read = 0;
  #unchanged = 0;
  #total: number;

  /** @param files on disk, as far as they are known */
  constructor(files: number) {
    this.#total = files;
  }

  /** What could not be entered is known when it is met. */
  unfound(problem: Problem): void {
    this.#total++;
    this.#refused.push(problem);
  }

  take(uri: string, end: End): void {
    if (end === null) return;
    if (end === 'read') this.#read++;
    else if (end === 'unchanged') this.#unchanged++;
    else if (isOpened(end)) this.#opened(uri, end);
    else this.#refused.push({ ...end, where: uri });
  }

  #opened(uri: string, { uris, unchanged, refused }: Opened): void {
    this.settled.add(uri);
    for (const member of uris) this.members.add(member);
    // one of which something is said besides is among its members
    this.#total += Math.max(0, uris.length - 1);
    this.#unchanged += unchanged;
    this.#refused.push(...refused);
  }

  get done(): number {
    return this.#read + this.#unchanged + this.#refused.length;
  }

  get total(): number {
    return Math.max(this.#total, this.done);
  }

  get refused(): number {
    return this.#refused.length;
  }

  /** `found` = `read` + `unchanged` + `refused`, unless the run was stopped. `refusals` in order of file. */
  get counts() {
    return {
      found: this.total,
      read: this.#read,
      unchanged: this.#unchanged,
      refused: this.refused,
      refusals: this.#refused.map(refusedRow).sort((a, b): number => compare(a.file, b.file)) satisfies RefusedRow[],
    };
  }
}
