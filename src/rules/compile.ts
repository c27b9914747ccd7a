import { Failure, type Problem } from '../model/index.js';
import { type Anchored, AnchorScan } from './anchors.js';
import type { Placed, RuleSource } from './load.js';
import type { Finds, PatternSpec, RuleSpec } from './schema.js';
import { at, endingAt, expand, type Fragments, TemplateError, wholeLine } from './template.js';

/**
 * A rule ready to run. `match` is sticky; of a deadline it ends where the date begins. `before` and
 * `unlessBefore` end where the match begins.
 */
export interface Rule {
  readonly id: string;
  readonly finds: Finds;
  readonly spec: RuleSpec;
  readonly anchors: readonly string[];
  readonly before: RegExp | null;
  readonly match: RegExp;
  readonly unlessBefore: RegExp | null;
  readonly unlessAfter: RegExp | null;
}

export interface Compiled {
  readonly rules: readonly Rule[];
  readonly patterns: ReadonlyMap<string, RegExp>;
  readonly anchors: AnchorScan;
}

const HOW = {
  at,
  ending: endingAt,
  anywhere: (template: string, fragments: Fragments) => new RegExp(expand(template, fragments), 'gu'),
  line: wholeLine,
  anchored: at,
};

/** `{award_form}` as an anchor stands for every word of that lexicon. */
const anchorWords = (anchors: readonly string[], words: ReadonlyMap<string, readonly string[]>): string[] =>
  anchors.flatMap((anchor) => words.get(anchor.replace(/^\{|\}$/g, ''))?.map(firstWords) ?? [anchor]);

/** Two words are rare enough to be tried, and many phrases share them. */
const firstWords = (phrase: string): string => phrase.toLowerCase().split(' ').slice(0, 2).join(' ');

/** @throws Failure E306 (unknown or circular fragment), E309 (not a regular expression) with file, line and rule */
export function compile(
  source: RuleSource,
  lexicalFragments: ReadonlyMap<string, string>,
  lexicalWords: ReadonlyMap<string, readonly string[]>,
): Compiled {
  const fragments = new Map([...lexicalFragments, ...source.fragments]);
  const problems: Problem[] = [];
  const guarded = <S extends { id: string }, T>(placed: Placed<S>, make: (spec: S) => T): T[] => {
    try {
      return [make(placed.spec)];
    } catch (cause) {
      const code = cause instanceof TemplateError ? 'E306' : 'E309';
      const detail = `${placed.spec.id}: ${(cause as Error).message}`;
      problems.push({ code, severity: 'error', where: `${placed.file}:${placed.line}`, detail });
      return [];
    }
  };
  const optional = (template: string | undefined, make: (t: string, f: Fragments) => RegExp) =>
    template === undefined ? null : make(template, fragments);

  const rules = source.rules.flatMap((placed) =>
    guarded(placed, (spec) => ({
      id: spec.id,
      finds: spec.finds,
      spec,
      anchors: spec.anchor,
      before: optional(spec.before, endingAt),
      match: (spec.finds === 'deadline' ? endingAt : at)(spec.match, fragments),
      unlessBefore: optional(spec.unless_before, endingAt),
      unlessAfter: optional(spec.unless_after, at),
    })),
  );
  const patterns = source.patterns.flatMap((placed: Placed<PatternSpec>) =>
    guarded(placed, (spec) => [spec.id, HOW[spec.how](spec.match, fragments)] as const),
  );
  if (problems.length > 0) throw new Failure(problems as [Problem, ...Problem[]]);
  const compiled = new Map(patterns);
  const anchored: Anchored[] = [
    ...rules
      .filter((rule) => rule.anchors.length > 0)
      .map(({ id, match, anchors }) => ({ id, match, anchors: anchorWords(anchors, lexicalWords) })),
    ...source.patterns
      .filter(({ spec }) => spec.how === 'anchored')
      .map(({ spec }) => ({ id: spec.id, match: compiled.get(spec.id) as RegExp, anchors: anchorWords(spec.anchor, lexicalWords) })),
  ];
  return { rules, patterns: compiled, anchors: new AnchorScan(anchored) };
}

/** Where a pattern of the kind `ending` begins that ends at `place`, with its groups; null where it does not, or begins before `floor`. */
export function endingHere(pattern: RegExp, text: string, place: number, floor = 0): { start: number; groups: Groups } | null {
  pattern.lastIndex = place;
  const match = pattern.exec(text);
  if (!match) return null;
  const start = place - (match[1] as string).length;
  return start < floor ? null : { start, groups: match.groups ?? NO_GROUPS };
}

export interface RuleHit {
  readonly rule: Rule;
  /** Begins with what `before` matched. */
  readonly start: number;
  /** Where `match` itself begins. */
  readonly core: number;
  readonly end: number;
  readonly groups: Groups;
  /** Groups of `before`. */
  readonly lead: Groups;
}

export type Groups = Readonly<Record<string, string | undefined>>;
const NO_GROUPS: Groups = {};

/** Tries one rule at one place; its guards are asked only after the pattern fits. */
export function tryRule(rule: Rule, text: string, place: number): RuleHit | null {
  rule.match.lastIndex = place;
  const match = rule.match.exec(text);
  if (!match) return null;
  const end = place + match[0].length;
  let start = place;
  let lead: Groups = NO_GROUPS;
  if (rule.unlessBefore && endingHere(rule.unlessBefore, text, place)) return null;
  if (rule.before) {
    const before = endingHere(rule.before, text, place);
    if (!before) return null;
    start = before.start;
    lead = before.groups;
  }
  if (rule.unlessAfter) {
    rule.unlessAfter.lastIndex = end;
    if (rule.unlessAfter.test(text)) return null;
  }
  return { rule, start, core: place, end, groups: match.groups ?? NO_GROUPS, lead };
}
