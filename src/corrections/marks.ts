import { type Corrected, type Correction, compare } from '../model/index.js';

/** The mark that an entry leaves on what it changes. */
export const markOf = ({ action, by, reason, date }: Correction, was: Corrected['was'] = {}): Corrected => ({
  action,
  by,
  reason,
  date: date ?? null,
  was,
});

/** The order of entries in their file leaves no trace. */
export const sorted = (marks: readonly Corrected[]): Corrected[] =>
  [...marks].sort((one, other) => compare(JSON.stringify(one), JSON.stringify(other)));
