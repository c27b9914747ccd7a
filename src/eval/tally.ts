import { compare } from '../model/order.js';
import type { Fault, Measure, Place } from './answers.js';

/** `right` finds, `wrong` ones, and what was `missed`. */
export interface Row {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
export const precision = ({ right, wrong }: Row): number => round(right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Row): number => round(right + missed === 0 ? 1 : right / (right + missed));
export const f1 = ({ right, wrong, missed }: Row): number =>
  round(right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed));

/** What a judgement was about. */
export type About = Pick<Fault, 'file' | 'subject' | 'wanted' | 'got' | 'places'>;

const nothing: readonly Place[] = [];
const noteOf = ({ measure, kind, file, subject, wanted, got, places }: Fault): string => {
  const where = subject === null ? file : `${file} ${subject}`;
  if (kind === 'missed') return `${measure}: ${where} misses ${wanted}`;
  const quotes = places.map(({ text }) => JSON.stringify(text)).join(' ');
  const what = kind === 'wrong' ? `wrongly finds ${got}` : `${got} for ${wanted}`;
  return `${measure}: ${where} ${what}${quotes && ` in ${quotes}`}`;
};

/** Counts by measure, with a fault, and a note of it for people, for everything that is not right. */
export class Tally {
  readonly rows = new Map<string, Row>();
  readonly faults: Fault[] = [];
  readonly notes: string[] = [];

  add(measure: string, right: number, wrong: number, missed: number): void {
    const row = this.rows.get(measure) ?? { right: 0, wrong: 0, missed: 0 };
    this.rows.set(measure, { right: row.right + right, wrong: row.wrong + wrong, missed: row.missed + missed });
  }
  fault(measure: string, kind: Fault['kind'], about: About): void {
    const fault: Fault = { ...about, measure, kind };
    this.faults.push(fault);
    this.notes.push(noteOf(fault));
  }
  /** One judgement: a value that is not right is wrong and missed at once. */
  judge(measure: string, isRight: boolean, about: About): void {
    this.add(measure, isRight ? 1 : 0, isRight ? 0 : 1, isRight ? 0 : 1);
    if (!isRight) this.fault(measure, 'differs', about);
  }
  /** Compares two sets; what was got comes with the places that it was found at. */
  sets(
    measure: string,
    wanted: Iterable<string>,
    got: ReadonlyMap<string, readonly Place[]>,
    file: string,
    subject: string | null = null,
  ): void {
    const want = new Set(wanted);
    const missed = [...want].filter((value) => !got.has(value));
    const wrong = [...got].filter(([value]) => !want.has(value));
    this.add(measure, want.size - missed.length, wrong.length, missed.length);
    for (const value of missed) this.fault(measure, 'missed', { file, subject, wanted: value, got: null, places: [...nothing] });
    for (const [value, places] of wrong) this.fault(measure, 'wrong', { file, subject, wanted: null, got: value, places: [...places] });
  }
  /** Every measure with its figures, in order of its name. */
  measures(): Measure[] {
    return [...this.rows]
      .sort(([a], [b]) => compare(a, b))
      .map(([measure, row]) => ({
        measure,
        precision: precision(row),
        recall: recall(row),
        f1: f1(row),
        tp: row.right,
        fp: row.wrong,
        fn: row.missed,
      }));
  }
}
