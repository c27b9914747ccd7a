import type { Corrected, Correction } from '../model/index.js';

/** The mark that an entry leaves on what it changes. */
export const markOf = ({ action, by, reason, date }: Correction, was: Corrected['was'] = {}): Corrected => ({
  action,
  by,
  reason,
  date: date ?? null,
  was,
});

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The order of entries in their file leaves no trace. */
export const sorted = (marks: readonly Corrected[]): Corrected[] =>
  [...marks].sort((one, other) => inOrder(JSON.stringify(one), JSON.stringify(other)));
