import type { AST } from '@eslint-community/regexpp';
import { Automaton } from './automaton.js';
import type { Rule } from './compile.js';

/** As many as an automaton tells apart; rules behind them are always tried. */
const MOST = 31;
const NONE: readonly Rule[] = [];

/** Rules that are tried one after the other at one place: a single look at the text tells for all of them which may fit. */
export class RuleList {
  private made: Automaton | null = null;
  /** By the bits of the rules that may fit. */
  private readonly lists = new Map<number, readonly Rule[]>();

  /** `cues`: the rules match to the left of the place, with their cue. */
  constructor(
    private readonly rules: readonly Rule[],
    private readonly cues = false,
  ) {}

  private prepared(): Automaton {
    const { rules, cues } = this;
    const trees = rules.slice(0, MOST).map((rule): AST.Pattern | null => (cues ? rule.cue : rule.match)?.tree ?? null);
    this.made = new Automaton(trees, cues);
    return this.made;
  }

  /** The rules that may match at the place, in their order. */
  fitting(text: string, place: number): readonly Rule[] {
    const automaton = this.made ?? this.prepared();
    const bits = this.cues ? automaton.behind(text, place, 0) : automaton.ahead(text, place);
    return bits === 0 && this.rules.length <= MOST ? NONE : this.listOf(bits);
  }

  private listOf(bits: number): readonly Rule[] {
    let list = this.lists.get(bits);
    if (!list) {
      list = this.rules.filter((_, i) => i >= MOST || ((bits >> i) & 1) === 1);
      this.lists.set(bits, list);
    }
    return list;
  }
}
