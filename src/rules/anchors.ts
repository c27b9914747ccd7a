import { isDigitAt, isWordAt, LOWER_CASE, unitsOf, WORD_CLASS } from './chars.js';
import type { Match, Pattern } from './pattern.js';

/** Something that begins with one of a few words: found by a scan for the words, then tried at the place. */
export interface Anchored {
  readonly id: string;
  readonly match: Pattern;
  readonly anchors: readonly string[];
}

export interface Scanned {
  /** Every hit of every item, each list in the order of the text. */
  readonly hits: ReadonlyMap<string, readonly Match[]>;
  /** Where the runs of digits begin. */
  readonly figures: readonly number[];
}

/** What has been read of some anchors, and by letter what they go on with. */
interface Node {
  readonly id: number;
  readonly next: Map<number, Node>;
  /** What an anchor that ends here belongs to. */
  readonly items: Anchored[];
  readonly length: number;
}

/** All that an automaton knows at a place. */
interface State {
  /** Every anchor that may have begun; the root where a word may begin. */
  readonly nodes: readonly Node[];
  /** Those of them in which an anchor ends. */
  readonly ending: readonly Node[];
  readonly figures: 'begin' | 'go on' | null;
}

// Letters are told apart as far as anchors hold them; those are numbered from LETTERS on.
const SIGN = 0;
const DIGIT = 1;
const OTHER = 2;
const LETTERS = 3;
const KINDS = [SIGN, OTHER, DIGIT];

const BLANK = 32;

/** Of the state that is never gone to: it stands for what is not known yet. */
const UNKNOWN = 0;
const NEVER: State = { nodes: [], ending: [], figures: null };
const START = 1;

/**
 * One pass over a text for its figures and for the anchors of all rules: a finite automaton takes one step per letter, in either
 * case, and its states are made as texts come to need them. A pattern is tried only where a whole anchor of it stands.
 */
export class AnchorScan {
  private readonly letterOf: Uint8Array;
  private readonly width: number;
  private readonly signs: ReadonlySet<number>;
  private readonly digits: ReadonlySet<number>;
  private readonly root: Node = { id: 0, next: new Map(), items: [], length: 0 };
  private readonly states: State[] = [NEVER];
  private readonly known = new Map<string, number>();
  /** By state and letter the next state, below zero where figures begin in it or an anchor ends. */
  private next = new Int16Array(0);
  /** Of the text that is being read. */
  private state = START;

  constructor(items: readonly Anchored[]) {
    const letters = [...new Set(items.flatMap(({ anchors }) => anchors.flatMap((anchor) => [...anchor.toLowerCase()])))];
    const numbers = new Map(letters.map((letter, i) => [letter.charCodeAt(0), LETTERS + i]));
    const numbered = (is: (letter: string) => boolean) => letters.flatMap((letter, i) => (is(letter) ? [LETTERS + i] : []));
    this.letterOf = Uint8Array.from(LOWER_CASE, (lower, code) => numbers.get(lower) ?? (KINDS[WORD_CLASS[code] as number] as number));
    this.width = LETTERS + letters.length;
    this.signs = new Set([SIGN, ...numbered((letter) => !isWordAt(letter, 0))]);
    this.digits = new Set([DIGIT, ...numbered((letter) => isDigitAt(letter, 0))]);
    let count = 1;
    const nodeBehind = (node: Node, letter: string): Node => {
      const number = numbers.get(letter.charCodeAt(0)) as number;
      const known = node.next.get(number);
      if (known) return known;
      const next: Node = { id: count++, next: new Map(), items: [], length: node.length + 1 };
      node.next.set(number, next);
      // several blanks stand for one
      if (letter === ' ') next.next.set(number, next);
      return next;
    };
    for (const item of items)
      for (const anchor of item.anchors) {
        const { items: ending } = [...anchor.toLowerCase()].reduce(nodeBehind, this.root);
        if (!ending.includes(item)) ending.push(item);
      }
    this.stateOf({ nodes: [this.root], ending: [], figures: null });
  }

  run(text: string): Scanned {
    const hits = new Map<string, Match[]>();
    const figures: number[] = [];
    const units = unitsOf(text);
    this.state = START;
    for (let at = this.pass(units, 0); at < units.length; at = this.pass(units, at + 1)) {
      const letter = this.letterOf[units[at] as number] as number;
      const known = this.next[this.state * this.width + letter] as number;
      const reached = known === UNKNOWN ? this.learn(this.state, letter) : known;
      this.state = Math.abs(reached);
      if (reached > 0) continue;
      const { ending, figures: begun } = this.states[this.state] as State;
      if (begun === 'begin') figures.push(at);
      for (const { items, length } of ending) {
        const start = startOf(units, at, length);
        for (const { match, id } of items) add(match.at(text, start), id, hits);
      }
    }
    return { hits, figures };
  }

  /** The next place where something begins or ends, or is not known yet. A loop that calls nothing is run several times faster. */
  private pass(units: Uint16Array, from: number): number {
    const { letterOf, width, next } = this;
    let { state } = this;
    let at = from;
    for (; at < units.length; at++) {
      const reached = next[state * width + (letterOf[units[at] as number] as number)] as number;
      if (reached <= 0) break;
      state = reached;
    }
    this.state = state;
    return at;
  }

  private learn(from: number, letter: number): number {
    const { nodes, figures } = this.states[from] as State;
    const reached = nodes.flatMap((node) => node.next.get(letter) ?? []);
    if (this.signs.has(letter)) reached.push(this.root);
    const begun = this.digits.has(letter) ? (figures ? 'go on' : 'begin') : null;
    const ending = reached.filter(({ items }) => items.length > 0);
    const state = this.stateOf({ nodes: reached, ending, figures: begun });
    const signed = begun === 'begin' || ending.length > 0 ? -state : state;
    this.next[from * this.width + letter] = signed;
    return signed;
  }

  private stateOf(state: State): number {
    const key = `${state.nodes.map(({ id }) => id).sort()} ${state.figures}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = this.states.push(state) - 1;
    this.known.set(key, number);
    if (this.states.length * this.width > this.next.length) {
      const wider = new Int16Array(Math.max(64 * this.width, this.next.length * 2));
      wider.set(this.next);
      this.next = wider;
    }
    return number;
  }
}

/** Where an anchor of so many letters begins whose last one stands at `at`. */
function startOf(units: Uint16Array, at: number, length: number): number {
  let start = at + 1;
  for (let left = length; left > 0; left--) {
    start--;
    if (units[start] === BLANK) while (units[start - 1] === BLANK) start--;
  }
  return start;
}

function add(hit: Match | null, id: string, hits: Map<string, Match[]>): void {
  if (!hit) return;
  const list = hits.get(id);
  if (!list) hits.set(id, [hit]);
  // two anchors of one item may stand at one place, and blanks behind one
  else if (list[list.length - 1]?.start !== hit.start) list.push(hit);
}
