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

/** A bound that holds for a count, or for all counts of a list: no more than, no fewer than. */
export type Bound = 'max' | 'min';

/** A count with those it counts. */
export interface Quota extends Span {
  readonly min: number;
  readonly max: number;
  readonly percent: boolean;
  readonly recipient: string;
  /** Where the bound stands between the recipient and its count. */
  readonly bound: Bound | null;
}

/** What a fact says of how many. */
export const boundedBy = ({ min, max }: Quota, bound: Bound | null): { min: number | null; max: number | null } => ({
  min: bound === 'max' ? null : min,
  max: bound === 'min' ? null : max,
});
