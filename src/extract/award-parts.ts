import type { BodyRef, Span } from '../model/index.js';

/** The round in which awards are given; a year alone where only that is said. */
export interface Occasion {
  readonly name: string | null;
  readonly year: number | null;
}

/** A form of award where the text names it. */
export interface Form extends Span {
  readonly name: string;
  readonly grantor: BodyRef | null;
}
