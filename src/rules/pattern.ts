import type { AST } from '@eslint-community/regexpp';
import { Automaton } from './automaton.js';
import { lean, type Names } from './lean.js';

/** What a pattern matched: where, and what its named groups hold. */
export class Match {
  constructor(
    readonly start: number,
    readonly end: number,
    private readonly found: RegExpExecArray | null,
    private readonly names: Names,
  ) {}

  group(name: string): string | undefined {
    const index = this.names.get(name);
    return index === undefined ? undefined : this.found?.[index];
  }
}

/** A pattern that is tried at one place of a text, never searched for. */
export class Pattern {
  readonly names: Names;
  readonly tree: AST.Pattern | null;
  private readonly regexp: RegExp;
  private readonly automaton: Automaton;

  /** @throws SyntaxError */
  constructor(source: string) {
    const bare = lean(source, 0);
    this.regexp = new RegExp(bare.source, `${bare.flags}y`);
    this.names = bare.names;
    this.tree = bare.tree;
    this.automaton = new Automaton([bare.tree], false);
  }

  /** What it matches at this very place. */
  at(text: string, place: number): Match | null {
    return this.automaton.ahead(text, place) === 0 ? null : this.read(text, place);
  }

  /** The same where a look ahead has told that it may match. */
  read(text: string, place: number): Match | null {
    this.regexp.lastIndex = place;
    if (this.names.size > 0) {
      const found = this.regexp.exec(text);
      return found && new Match(place, this.regexp.lastIndex, found, this.names);
    }
    return this.regexp.test(text) ? new Match(place, this.regexp.lastIndex, null, this.names) : null;
  }

  isAt(text: string, place: number): boolean {
    return this.endAt(text, place) >= 0;
  }

  /** Where the match ends that begins at this very place; -1 if there is none. */
  endAt(text: string, place: number): number {
    if (this.automaton.ahead(text, place) === 0) return -1;
    this.regexp.lastIndex = place;
    return this.regexp.test(text) ? this.regexp.lastIndex : -1;
  }
}

/** A pattern that must end at one place: read backwards from there, so nothing is searched. */
export class Ending {
  readonly names: Names;
  readonly tree: AST.Pattern | null;
  private readonly regexp: RegExp;
  private readonly automaton: Automaton;

  /** @throws SyntaxError */
  constructor(source: string) {
    const bare = lean(source, 1);
    this.regexp = new RegExp(`(?<=(${bare.source}))`, `${bare.flags}y`);
    this.names = bare.names;
    this.tree = bare.tree;
    this.automaton = new Automaton([bare.tree], true);
  }

  /** A look back: false where it cannot end at `place`. */
  mayEndAt(text: string, place: number): boolean {
    return this.automaton.behind(text, place, 0) !== 0;
  }

  /** Null where it does not end at `place`, or begins before `floor`. */
  before(text: string, place: number, floor = 0): Match | null {
    return this.automaton.behind(text, place, floor) === 0 ? null : this.read(text, place, floor);
  }

  /** The same where a look back has told that it may match. */
  read(text: string, place: number, floor = 0): Match | null {
    this.regexp.lastIndex = place;
    const found = this.regexp.exec(text);
    if (!found) return null;
    const start = place - (found[1] as string).length;
    return start < floor ? null : new Match(start, place, found, this.names);
  }

  isBefore(text: string, place: number): boolean {
    if (this.automaton.behind(text, place, 0) === 0) return false;
    this.regexp.lastIndex = place;
    return this.regexp.test(text);
  }
}
