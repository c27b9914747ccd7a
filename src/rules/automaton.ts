import type { AST } from '@eslint-community/regexpp';

/**
 * A look ahead: which of some patterns may match at a place, told in one pass over the few letters that decide it. Most
 * attempts fit nothing, and to learn that from the engine costs ten times as much.
 *
 * The patterns are read as a finite automaton. What it cannot count or look around for is let pass, so it may say yes where
 * the pattern says no, but never no where the pattern says yes.
 */

/** Letters told apart: those of ASCII and of Vietnamese. All others are one letter, held by a class that may hold any of them. */
const TOLD =
  /[\t\n\r -~\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u201c\u201d\u2026]/;
const LETTERS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((letter) => TOLD.test(letter));
const OTHER = 0;
const WIDTH = 256;
const LETTER_OF = letterTable();

function letterTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(OTHER);
  LETTERS.forEach((letter, i) => {
    table[letter.charCodeAt(0)] = i + 1;
  });
  return table;
}

/** The letters that a class holds, by their numbers. */
type Held = Uint8Array;

const SETS = new Map<string, Held>();

type Class = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.CharacterClass['elements'][number];

function heldBy(part: Class): Held {
  let held = SETS.get(part.raw);
  if (!held) {
    held = new Uint8Array(WIDTH);
    hold(part, held);
    SETS.set(part.raw, held);
  }
  return held;
}

function hold(part: Class, held: Held): void {
  switch (part.type) {
    case 'Character':
      held[LETTER_OF[part.value] as number] = 1;
      break;
    case 'CharacterClassRange':
      for (let code = part.min.value; code <= part.max.value; code++) held[LETTER_OF[code] as number] = 1;
      break;
    case 'CharacterClass': {
      for (const element of part.elements) hold(element, held);
      if (!part.negate) break;
      for (let letter = 0; letter < WIDTH; letter++) held[letter] = 1 - (held[letter] as number);
      held[OTHER] = 1;
      break;
    }
    default: {
      // classes such as `\p{L}`: the engine itself is asked which letters they hold
      const pattern = new RegExp(part.raw, 'u');
      LETTERS.forEach((letter, i) => {
        if (pattern.test(letter)) held[i + 1] = 1;
      });
      if (part.raw !== '\\d') held[OTHER] = 1;
    }
  }
}

/** A step of the automaton: a letter to be read, or (`held` is null) a fork that reads nothing. */
interface Step {
  readonly held: Held | null;
  readonly next: number[];
  readonly owner: number;
}

/** Longer repetitions are let run on: states would be too many. */
const MOST_COPIES = 48;

class Builder {
  readonly steps: Step[] = [];
  private owner = 0;

  constructor(private readonly backwards: boolean) {}

  /** The first step of a pattern. Its end is a step that leads nowhere; of what cannot be read, that is all. */
  pattern(pattern: AST.Pattern | null, owner: number): number {
    this.owner = owner;
    const end = this.step(null, []);
    return pattern ? this.either(pattern.alternatives, end) : end;
  }

  private step(held: Held | null, next: number[]): number {
    return this.steps.push({ held, next, owner: this.owner }) - 1;
  }

  private either(alternatives: readonly AST.Alternative[], next: number): number {
    return this.step(
      null,
      alternatives.map(({ elements }) => {
        const order = this.backwards ? elements : elements.toReversed();
        return order.reduce((after, element) => this.element(element, after), next);
      }),
    );
  }

  private element(element: AST.Element, next: number): number {
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.either(element.alternatives, next);
      case 'Quantifier':
        return this.repeated(element, next);
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
        return this.step(heldBy(element), [next]);
      case 'Assertion':
        return next;
      default: {
        // a reference or a nested class may be anything
        const loop = this.step(null, [next]);
        this.steps[loop]?.next.push(this.step(new Uint8Array(WIDTH).fill(1), [loop]));
        return loop;
      }
    }
  }

  private repeated({ element, min, max }: AST.Quantifier, next: number): number {
    let after = next;
    if (max <= MOST_COPIES / sizeOf(element)) {
      for (let copy = 0; copy < max; copy++) {
        const once = this.element(element, after);
        after = copy < max - min ? this.step(null, [once, next]) : once;
      }
      return after;
    }
    after = this.step(null, [next]);
    this.steps[after]?.next.push(this.element(element, after));
    return min > 0 ? this.element(element, after) : after;
  }
}

function sizeOf(element: AST.Element): number {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.flatMap(({ elements }) => elements).reduce((size, part) => size + sizeOf(part), 1);
    case 'Quantifier':
      return sizeOf(element.element) * Math.min(element.max, MOST_COPIES);
    default:
      return 1;
  }
}

const UNKNOWN = 0;
/** The state in which nothing is left, always reached below zero. */
const DEAD = 1;
const FIRST = 2;
/** Beyond this the states are forgotten and found anew: few texts need so many. */
const MOST_STATES = 4000;
/** Whoever has not decided by then may match. */
const MOST_LETTERS = 120;

/** States are made as texts come to need them. */
export class Automaton {
  private readonly steps: readonly Step[];
  private readonly start: readonly number[];
  /** By state and letter the next state, below zero where patterns end in it. */
  private next = new Int16Array(8 * WIDTH);
  /** By state: the patterns that match here, and those that may yet. */
  private matched: number[] = [0];
  private alive: number[] = [0];
  private members: (readonly number[])[] = [[]];
  private states = new Map<string, number>();

  /** At most 31 patterns, null for one that may always match; `backwards`: they are read to the left, from their end. */
  constructor(patterns: readonly (AST.Pattern | null)[], backwards: boolean) {
    const builder = new Builder(backwards);
    this.start = patterns.map((pattern, i) => builder.pattern(pattern, i));
    this.steps = builder.steps;
    this.forget();
  }

  /** The patterns that may match from `place` on, as bits. Most attempts end at the first letter. */
  ahead(text: string, place: number): number {
    if (place >= text.length) return this.matched[FIRST] as number;
    const reached = this.next[FIRST * WIDTH + (LETTER_OF[text.charCodeAt(place)] as number)] as number;
    return reached === -DEAD ? (this.matched[FIRST] as number) : this.forwards(text, place);
  }

  /** The patterns that may match up to `place`, beginning at `floor` or behind it, as bits. */
  behind(text: string, place: number, floor: number): number {
    if (place <= floor) return this.matched[FIRST] as number;
    const reached = this.next[FIRST * WIDTH + (LETTER_OF[text.charCodeAt(place - 1)] as number)] as number;
    return reached === -DEAD ? (this.matched[FIRST] as number) : this.backwards(text, place, floor);
  }

  private forwards(text: string, place: number): number {
    const { next } = this;
    let found = this.matched[FIRST] as number;
    if (((this.alive[FIRST] as number) & ~found) === 0) return found;
    let state = FIRST;
    const last = Math.min(text.length, place + MOST_LETTERS);
    for (let at = place; at < last; at++) {
      const letter = LETTER_OF[text.charCodeAt(at)] as number;
      const reached = next[state * WIDTH + letter] as number;
      if (reached > 0) {
        state = reached;
        continue;
      }
      if (reached === -DEAD) return found;
      if (reached === UNKNOWN) {
        this.learn(state, letter);
        return this.forwards(text, place);
      }
      state = -reached;
      found |= this.matched[state] as number;
      if (((this.alive[state] as number) & ~found) === 0) return found;
    }
    return last === text.length ? found : found | (this.alive[state] as number);
  }

  private backwards(text: string, place: number, floor: number): number {
    const { next } = this;
    let found = this.matched[FIRST] as number;
    if (((this.alive[FIRST] as number) & ~found) === 0) return found;
    let state = FIRST;
    const last = Math.max(floor, place - MOST_LETTERS);
    for (let at = place - 1; at >= last; at--) {
      const letter = LETTER_OF[text.charCodeAt(at)] as number;
      const reached = next[state * WIDTH + letter] as number;
      if (reached > 0) {
        state = reached;
        continue;
      }
      if (reached === -DEAD) return found;
      if (reached === UNKNOWN) {
        this.learn(state, letter);
        return this.backwards(text, place, floor);
      }
      state = -reached;
      found |= this.matched[state] as number;
      if (((this.alive[state] as number) & ~found) === 0) return found;
    }
    return last === floor ? found : found | (this.alive[state] as number);
  }

  /** Makes the next state, below zero where patterns end in it or none is left; who came to need it begins anew, so that reading calls nothing. */
  private learn(state: number, letter: number): void {
    if (this.members.length >= MOST_STATES) {
      this.forget();
      return;
    }
    const reached = (this.members[state] as readonly number[]).flatMap((i) => {
      const { held, next } = this.steps[i] as Step;
      return held?.[letter] === 1 ? next : [];
    });
    const target = this.stateOf(reached);
    this.next[state * WIDTH + letter] = this.matched[target] !== 0 || this.alive[target] === 0 ? -target : target;
  }

  private forget(): void {
    this.next = new Int16Array(8 * WIDTH);
    this.matched = [0];
    this.alive = [0];
    this.members = [[]];
    this.states = new Map();
    this.stateOf([]);
    this.stateOf(this.start);
  }

  private stateOf(entered: readonly number[]): number {
    const members = this.closure(entered);
    const key = members.join();
    const known = this.states.get(key);
    if (known !== undefined) return known;
    const state = this.members.length;
    let matched = 0;
    let alive = 0;
    for (const i of members) {
      const { held, owner } = this.steps[i] as Step;
      if (held) alive |= 1 << owner;
      else matched |= 1 << owner;
    }
    this.members.push(members);
    this.matched.push(matched);
    this.alive.push(alive);
    this.states.set(key, state);
    if ((state + 1) * WIDTH > this.next.length) {
      const wider = new Int16Array(this.next.length * 2);
      wider.set(this.next);
      this.next = wider;
    }
    return state;
  }

  /** All letters to be read next, and the ends reached, without reading anything; forks themselves are left out. */
  private closure(entered: readonly number[]): number[] {
    const seen = new Set<number>();
    const members: number[] = [];
    const pending = [...entered];
    for (let i = pending.pop(); i !== undefined; i = pending.pop()) {
      if (seen.has(i)) continue;
      seen.add(i);
      const { held, next } = this.steps[i] as Step;
      if (held || next.length === 0) members.push(i);
      else pending.push(...next);
    }
    return members.sort((a, b) => a - b);
  }
}
