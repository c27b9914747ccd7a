import type { AST } from '@eslint-community/regexpp';
import { Automaton } from './automaton.js';
import { lean, mustBePattern, type Names } from './lean.js';

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

/** What a pattern is run by. */
interface Engine {
  readonly regexp: RegExp;
  readonly names: Names;
  readonly tree: AST.Pattern | null;
  readonly automaton: Automaton;
}

/** Half of what loading the rules would cost is to make these, and few documents need all. */
abstract class Tried {
  private made: Engine | null = null;

  /** @throws SyntaxError */
  constructor(private readonly source: string) {
    mustBePattern(source);
  }

  protected abstract make(source: string): Engine;

  protected get engine(): Engine {
    return this.made ?? this.prepared();
  }

  private prepared(): Engine {
    this.made = this.make(this.source);
    return this.made;
  }

  get tree(): AST.Pattern | null {
    return this.engine.tree;
  }

  /** The names of its groups. */
  get groups(): string[] {
    return Array.from(this.source.matchAll(/\(\?<([A-Za-z]\w*)>/g), ([, name]) => name as string);
  }
}

/** A pattern that is tried at one place of a text, never searched for. */
export class Pattern extends Tried {
  protected make(source: string): Engine {
    const { source: bare, flags, names, tree } = lean(source, 0);
    return { regexp: new RegExp(bare, `${flags}y`), names, tree, automaton: new Automaton([tree], false) };
  }

  /** What it matches at this very place. */
  at(text: string, place: number): Match | null {
    return this.engine.automaton.ahead(text, place) === 0 ? null : this.read(text, place);
  }

  /** The same where a look ahead has told that it may match. */
  read(text: string, place: number): Match | null {
    const { regexp, names } = this.engine;
    regexp.lastIndex = place;
    if (names.size > 0) {
      const found = regexp.exec(text);
      return found && new Match(place, regexp.lastIndex, found, names);
    }
    return regexp.test(text) ? new Match(place, regexp.lastIndex, null, names) : null;
  }

  isAt(text: string, place: number): boolean {
    return this.endAt(text, place) >= 0;
  }

  /** Where the match ends that begins at this very place; -1 if there is none. */
  endAt(text: string, place: number): number {
    const { regexp, automaton } = this.engine;
    if (automaton.ahead(text, place) === 0) return -1;
    regexp.lastIndex = place;
    return regexp.test(text) ? regexp.lastIndex : -1;
  }
}

/** A pattern that must end at one place: read backwards from there, so nothing is searched. */
export class Ending extends Tried {
  protected make(source: string): Engine {
    const { source: bare, flags, names, tree } = lean(source, 1);
    return { regexp: new RegExp(`(?<=(${bare}))`, `${flags}y`), names, tree, automaton: new Automaton([tree], true) };
  }

  /** A look back: false where it cannot end at `place`. */
  mayEndAt(text: string, place: number): boolean {
    return this.engine.automaton.behind(text, place, 0) !== 0;
  }

  /** Null where it does not end at `place`, or begins before `floor`. */
  before(text: string, place: number, floor = 0): Match | null {
    return this.engine.automaton.behind(text, place, floor) === 0 ? null : this.read(text, place, floor);
  }

  /** The same where a look back has told that it may match. */
  read(text: string, place: number, floor = 0): Match | null {
    const { regexp, names } = this.engine;
    regexp.lastIndex = place;
    const found = regexp.exec(text);
    if (!found) return null;
    const start = place - (found[1] as string).length;
    return start < floor ? null : new Match(start, place, found, names);
  }

  isBefore(text: string, place: number): boolean {
    const { regexp, automaton } = this.engine;
    if (automaton.behind(text, place, 0) === 0) return false;
    regexp.lastIndex = place;
    return regexp.test(text);
  }
}
