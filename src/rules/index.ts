import { Failure, type Problem } from '../model/index.js';
import type { AnchorScan } from './anchors.js';
import { type AuditKnowledge, auditKnowledge } from './audit.js';
import { type Compiled, compile, type Rule } from './compile.js';
import { OWN_RULES } from './files.js';
import { buildLexicon, type Lexicon, lexicalFragments, lexicalWords } from './lexicon.js';
import { type RuleSource, readRules } from './load.js';
import { type Spelling, spellingsOf } from './marks.js';
import type { Joints } from './named.js';
import type { Phrases } from './phrases.js';
import { proveSafe } from './prove.js';
import { compileRepairs, type Repair } from './repairs.js';
import { RuleList } from './rule-list.js';
import { Finds, type ReaderSpec } from './schema.js';
import { Words } from './words.js';

export type { AnchorScan } from './anchors.js';
export type { AuditKnowledge } from './audit.js';
export * from './chars.js';
export { type Rule, type RuleHit, tryRule } from './compile.js';
export { mayHoldVerb, verbsOf } from './english.js';
export { OWN_RULES } from './files.js';
export { type Lexicon, symbolKey } from './lexicon.js';
export type { Lexicons } from './lexicon-files.js';
export { linesIn } from './lines.js';
export { readRules } from './load.js';
export { type Spelling, unmarkedLetters } from './marks.js';
export { endingNamed, type Named, patternNamed, wordNamed, wordsNamed } from './named.js';
export type { Ending, Match, Pattern } from './pattern.js';
export { type PhraseHit, Phrases } from './phrases.js';
export type { Repair } from './repairs.js';
export type * from './schema.js';
export { RuleFile } from './schema.js';

const ANY = 0;
const MOST_FIGURES = 9;

/** A rule as people see it: for `danchieu rules list` and `rules explain`. */
export interface RuleInfo {
  readonly id: string;
  readonly finds: ReaderSpec['finds'];
  readonly why: string;
  readonly file: string;
  readonly line: number;
  readonly anchors: readonly string[];
  /** Null for one that code reads. */
  readonly pattern: string | null;
  readonly examples: readonly {
    readonly text: string;
    readonly in?: 'deadlines' | undefined;
    readonly gives: readonly Record<string, unknown>[];
  }[];
  readonly counterExamples: readonly { readonly text: string; readonly because: string }[];
  /** Of one that code reads: the file of src/, and the patterns and lexicons that it rests on. Else null and none. */
  readonly code: string | null;
  readonly patterns: readonly { readonly id: string; readonly file: string; readonly line: number; readonly why: string }[];
  readonly lexicons: readonly string[];
}

/** All that the stages know about Vietnamese documents, handed to them as one value. */
export interface Rules extends Joints {
  /** Hash of every file read: facts of another version are stale. */
  readonly version: string;
  readonly all: readonly RuleInfo[];
  /** What code reads under ids of its own; with `all`, every id that a fact may name. */
  readonly readers: readonly RuleInfo[];
  readonly source: RuleSource;
  readonly lexicon: Lexicon;
  /** What recognising pictures does to letters, undone in this order. */
  readonly repairs: readonly Repair[];
  /** How phrases of the lexicons are spelt, by their letters without marks; made when it is first asked for. */
  spellings(): Phrases<Spelling>;
  /** What an audit holds documents against. */
  readonly audit: AuditKnowledge;
  /** Rules of one kind, in the order of the files. */
  of(kind: Finds): readonly Rule[];
  /** Rules of one kind that may match at the place; where `digits` is given, only those for a run of so many. */
  fitting(kind: Finds, text: string, place: number, digits?: number): readonly Rule[];
  /** Rules for deadlines whose cue may end at the place. */
  cued(text: string, place: number): readonly Rule[];
  /** The one scan for the words that rules are anchored on. */
  readonly anchors: AnchorScan;
  /** One that is searched for, from the beginning. @throws Error as above */
  search(id: string): RegExp;
  /** The value of a number in words ("hai mươi"), or null. */
  numberWord(word: string): number | null;
  /** The number of an English month, as two figures, or null. */
  month(word: string): string | null;
  /** Whether a stretch of a text, in either case, plays a role of rules/lexicons/words.yaml. */
  isWord(role: string, text: string, start?: number, end?: number): boolean;
  /** What a stretch of a text labels in a box of attributes, by the roles `label-…` of the same file; undefined where it is no label. */
  label(text: string, start: number, end: number): string | undefined;
}

/**
 * Reads, checks and compiles the package's rules and those of the given folders.
 * @throws Failure E301-E309, one problem per fault, each with file and line
 */
export function loadRules(folders: readonly string[] = []): Rules {
  const source = readRules(folders);
  const compiled: Compiled = compile(source, lexicalFragments(source), lexicalWords(source));
  const unsafe = proveSafe(source, lexicalFragments(source), OWN_RULES);
  if (unsafe.length > 0) throw new Failure(unsafe as [Problem, ...Problem[]]);
  const byKind = new Map(Finds.options.map((kind) => [kind, compiled.rules.filter((rule) => rule.finds === kind)]));
  const byFigures = new Map(
    Finds.options.map((kind) => [
      kind,
      Array.from(
        { length: MOST_FIGURES + 1 },
        (_, digits) =>
          new RuleList((byKind.get(kind) ?? []).filter(({ spec }) => digits === ANY || (spec.figures?.includes(digits) ?? true))),
      ),
    ]),
  );
  const deadlines = new RuleList(byKind.get('deadline') ?? [], true);
  const lexicon = buildLexicon(source);
  let spellings: Phrases<Spelling> | null = null;
  const words = new Map(Object.entries(source.words).map(([role, list]) => [role, wordsOf(list)]));
  const labels = labelsOf(source.words);
  return {
    version: source.version,
    all: source.rules.map(({ spec, file, line }) => ({
      id: spec.id,
      finds: spec.finds,
      why: spec.why,
      file,
      line,
      anchors: spec.anchor,
      pattern: spec.match,
      examples: spec.examples,
      counterExamples: spec.counter_examples,
      code: null,
      patterns: [],
      lexicons: [],
    })),
    readers: readersOf(source),
    source,
    lexicon,
    audit: auditKnowledge(source, lexicon),
    repairs: compileRepairs(source.repairs, new Map([...lexicalFragments(source), ...source.fragments])),
    spellings: () => {
      spellings ??= spellingsOf(source);
      return spellings;
    },
    fitting: (kind, text, place, digits = ANY) => byFigures.get(kind)?.[Math.min(digits, MOST_FIGURES)]?.fitting(text, place) ?? [],
    cued: (text, place) => deadlines.fitting(text, place),
    anchors: compiled.anchors,
    of: (kind) => byKind.get(kind) ?? [],
    named: [],
    pattern: (id) => wanted(compiled.patterns, id),
    ending: (id) => wanted(compiled.endings, id),
    search: (id) => {
      const search = wanted(compiled.searches, id);
      // shared between callers: none may see where another one stopped
      search.lastIndex = 0;
      return search;
    },
    numberWord: (word) => source.numberWords[word.toLowerCase().replace(/\s+/g, ' ')] ?? null,
    month: (word) => source.months[word.toLowerCase()]?.toString().padStart(2, '0') ?? null,
    words: (role) => words.get(role) ?? NO_WORDS,
    isWord: (role, text, start, end) => words.get(role)?.has(text, start, end) ?? false,
    label: (text, start, end) => labels.get(text, start, end),
    word: (role) => source.words[role]?.[0] ?? null,
  };
}

function readersOf({ readers, patterns }: RuleSource): RuleInfo[] {
  const known = new Map(patterns.map(({ spec, file, line }) => [spec.id, { id: spec.id, file, line, why: spec.why }]));
  return readers.map(({ spec, file, line }) => ({
    id: spec.id,
    finds: spec.finds,
    why: spec.why,
    file,
    line,
    anchors: [],
    pattern: null,
    examples: [],
    counterExamples: spec.counter_examples,
    code: spec.code,
    patterns: spec.patterns.map((id) => known.get(id) ?? { id, file, line, why: '' }),
    lexicons: spec.lexicons,
  }));
}

function wanted<P>(patterns: ReadonlyMap<string, P>, id: string): P {
  const pattern = patterns.get(id);
  if (!pattern) throw new Error(`no pattern ${id} in rules/`);
  return pattern;
}

const wordsOf = (list: readonly string[]): Words<true> => list.reduce((words, word) => words.add(word, true), new Words<true>());

const NO_WORDS = new Words<true>();

const LABEL = 'label-';

const labelsOf = (words: Readonly<Record<string, readonly string[]>>): Words<string> => {
  const labels = new Words<string>();
  for (const [role, list] of Object.entries(words))
    if (role.startsWith(LABEL)) for (const word of list) labels.add(word, role.slice(LABEL.length));
  return labels;
};

export { Failure as RulesError };
