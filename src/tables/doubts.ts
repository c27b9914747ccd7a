import type { Doubt } from '../model/index.js';
import { type Columns, EDGE, within } from './columns.js';

/** What a citation in doubt may mean; `candidate` is null where there is none. */
export interface DoubtLine {
  readonly doubt: Doubt;
  readonly candidate: Doubt['candidates'][number] | null;
}

/** A line per candidate; one without where there is none. */
export const doubtLines = (doubts: readonly Doubt[]): DoubtLine[] =>
  doubts.flatMap((doubt): DoubtLine[] =>
    doubt.candidates.length === 0 ? [{ doubt, candidate: null }] : doubt.candidates.map((candidate) => ({ doubt, candidate })),
  );

const partsWith = ({ candidate }: DoubtLine, agrees: boolean | null): string[] =>
  candidate?.parts.filter((part) => part.agrees === agrees).map(({ part }) => part) ?? [];

export const DOUBT: Columns<DoubtLine> = [
  ['candidate', ({ candidate }) => candidate?.document.id ?? null],
  ['candidate_date', ({ candidate }) => candidate?.document.date ?? null],
  ['candidate_title', ({ candidate }) => candidate?.document.title ?? null],
  ['agrees', (line) => partsWith(line, true)],
  ['differs', (line) => partsWith(line, false)],
  ['open', (line) => partsWith(line, null)],
  ...within('', ({ doubt }: DoubtLine) => doubt.edge, EDGE),
];
