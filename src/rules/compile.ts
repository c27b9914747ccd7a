import { Failure, type Problem } from '../model/index.js';
import { type Anchored, AnchorScan } from './anchors.js';
import { searching } from './lean.js';
import type { Placed, RuleSource } from './load.js';
import { Ending, type Match, Pattern } from './pattern.js';
import { type Finds, GROUPS, type RuleSpec } from './schema.js';
import { expand, TemplateError, wholeLine } from './template.js';

/** A rule ready to run. `before` and `unlessBefore` end where `match` begins. */
export interface Rule {
  readonly id: string;
  readonly finds: Finds;
  readonly spec: RuleSpec;
  readonly anchors: readonly string[];
  readonly before: Ending | null;
  readonly match: Pattern;
  /** Of a deadline: `match`, which ends where the date begins. */
  readonly cue: Ending | null;
  readonly unlessBefore: Ending | null;
  readonly unlessAfter: Pattern | null;
}

export interface Compiled {
  readonly rules: readonly Rule[];
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly endings: ReadonlyMap<string, Ending>;
  readonly searches: ReadonlyMap<string, RegExp>;
  readonly anchors: AnchorScan;
}

/** `{award_form}` as an anchor stands for every word of that lexicon. */
const anchorWords = (anchors: readonly string[], words: ReadonlyMap<string, readonly string[]>): string[] =>
  anchors.flatMap((anchor) => words.get(anchor.replace(/^\{|\}$/g, ''))?.map(firstWords) ?? [anchor]);

/** Two words are rare enough to be tried, and many phrases share them. */
const firstWords = (phrase: string): string => phrase.toLowerCase().split(' ').slice(0, 2).join(' ');

class GroupError extends Error {}

/** A group that no reader asks for is a slip of the pen, and one that is missing would be read as nothing. */
function checked(rule: Rule): Rule {
  const { needs, knows }: { readonly needs: readonly string[]; readonly knows: readonly string[] } = GROUPS[rule.finds];
  const named = [...rule.match.groups, ...(rule.before?.groups ?? [])];
  const strange = named.filter((name) => !needs.includes(name) && !knows.includes(name));
  const missing = needs.filter((name) => !named.includes(name));
  if (strange.length > 0) throw new GroupError(`(?<${strange[0]}>, but: ${[...needs, ...knows].join(', ') || '-'}`);
  if (missing.length > 0) throw new GroupError(`(?<${missing[0]}>…) ?`);
  return rule;
}

/** @throws Failure E306 (unknown or circular fragment), E309 (not a regular expression), E311 (groups) with file, line and rule */
export function compile(
  rulebook: RuleSource,
  lexicalFragments: ReadonlyMap<string, string>,
  lexicalWords: ReadonlyMap<string, readonly string[]>,
): Compiled {
  const fragments = new Map([...lexicalFragments, ...rulebook.fragments]);
  const problems: Problem[] = [];
  const guarded = <S extends { id: string }, T>(placed: Placed<S>, make: (spec: S) => T): T[] => {
    try {
      return [make(placed.spec)];
    } catch (cause) {
      const code = cause instanceof TemplateError ? 'E306' : cause instanceof GroupError ? 'E311' : 'E309';
      const detail = `${placed.spec.id}: ${(cause as Error).message}`;
      problems.push({ code, severity: 'error', where: `${placed.file}:${placed.line}`, detail });
      return [];
    }
  };
  const source = (template: string) => expand(template, fragments);
  const pattern = (template: string | undefined) => (template === undefined ? null : new Pattern(source(template)));
  const ending = (template: string | undefined) => (template === undefined ? null : new Ending(source(template)));

  const rules = rulebook.rules.flatMap((placed) =>
    guarded(placed, (spec) =>
      checked({
        id: spec.id,
        finds: spec.finds,
        spec,
        anchors: spec.anchor,
        before: ending(spec.before),
        match: new Pattern(source(spec.match)),
        cue: spec.finds === 'deadline' ? ending(spec.match) : null,
        unlessBefore: ending(spec.unless_before),
        unlessAfter: pattern(spec.unless_after),
      }),
    ),
  );
  const patterns = new Map<string, Pattern>();
  const endings = new Map<string, Ending>();
  const searches = new Map<string, RegExp>();
  for (const placed of rulebook.patterns)
    guarded(placed, ({ id, how, match }) => {
      if (how === 'ending') endings.set(id, new Ending(source(match)));
      else if (how === 'anywhere') searches.set(id, searching(source(match)));
      else patterns.set(id, new Pattern(how === 'line' ? wholeLine(source(match)) : source(match)));
    });
  if (problems.length > 0) throw new Failure(problems as [Problem, ...Problem[]]);
  const anchored: Anchored[] = [
    ...rules
      .filter((rule) => rule.anchors.length > 0)
      .map(({ id, match, anchors }) => ({ id, match, anchors: anchorWords(anchors, lexicalWords) })),
    ...rulebook.patterns
      .filter(({ spec }) => spec.how === 'anchored')
      .map(({ spec }) => ({ id: spec.id, match: patterns.get(spec.id) as Pattern, anchors: anchorWords(spec.anchor, lexicalWords) })),
  ];
  return { rules, patterns, endings, searches, anchors: new AnchorScan(anchored) };
}

export interface RuleHit {
  readonly rule: Rule;
  /** Begins with what `before` matched. */
  readonly start: number;
  readonly end: number;
  readonly match: Match;
  readonly before: Match | null;
}

/** Tries one rule at a place where it may match. */
export function tryRule(rule: Rule, text: string, place: number): RuleHit | null {
  if (rule.before && !rule.before.mayEndAt(text, place)) return null;
  const match = rule.match.read(text, place);
  if (!match) return null;
  // reading backwards costs most, so it comes last
  const before = rule.before?.read(text, place) ?? null;
  if ((rule.before && !before) || rule.unlessBefore?.isBefore(text, place) || rule.unlessAfter?.isAt(text, match.end)) return null;
  return { rule, start: before?.start ?? place, end: match.end, match, before };
}
