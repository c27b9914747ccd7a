import { closesAt, type Gate, gateOf, opensAt } from './gate.js';

export type Groups = Readonly<Record<string, string | undefined>>;
const NO_GROUPS: Groups = {};

/** Where a match that ends at a known place begins, with its groups. */
export interface Lead {
  readonly start: number;
  readonly groups: Groups;
}

/** A pattern that is tried at one place of a text, never searched for. */
export class Pattern {
  /** Whether it names groups: asking for them costs more than the match. */
  readonly grouped: boolean;
  private readonly regexp: RegExp;
  private readonly gate: Gate;

  constructor(source: string) {
    this.regexp = new RegExp(source, 'uy');
    this.gate = gateOf(source, false);
    this.grouped = /\(\?<[a-z]/.test(source);
  }

  /** What it matches at this very place. */
  at(text: string, place: number): RegExpExecArray | null {
    if (!opensAt(this.gate, text, place)) return null;
    this.regexp.lastIndex = place;
    return this.regexp.exec(text);
  }

  isAt(text: string, place: number): boolean {
    return this.endAt(text, place) >= 0;
  }

  /** Where the match ends that begins at this very place; -1 if there is none. */
  endAt(text: string, place: number): number {
    if (!opensAt(this.gate, text, place)) return -1;
    this.regexp.lastIndex = place;
    return this.regexp.test(text) ? this.regexp.lastIndex : -1;
  }
}

/** A pattern that must end at one place: read backwards from there, so nothing is searched. */
export class Ending {
  private readonly regexp: RegExp;
  private readonly gate: Gate;

  constructor(source: string) {
    this.regexp = new RegExp(`(?<=(${source}))`, 'uy');
    this.gate = gateOf(source, true);
  }

  /** Null where it does not end at `place`, or begins before `floor`. */
  before(text: string, place: number, floor = 0): Lead | null {
    if (!closesAt(this.gate, text, place)) return null;
    this.regexp.lastIndex = place;
    const match = this.regexp.exec(text);
    if (!match) return null;
    const start = place - (match[1] as string).length;
    return start < floor ? null : { start, groups: match.groups ?? NO_GROUPS };
  }

  isBefore(text: string, place: number, floor = 0): boolean {
    return this.before(text, place, floor) !== null;
  }
}
