import { compare, fold, foldWords } from '../model/index.js';
import type { RuleSource } from './load.js';
import { Phrases } from './phrases.js';
import type { Body, DocumentType, Law, Level, Province, Terms } from './schema.js';

/** The words and registers of rules/lexicons/, arranged for look-up. */
export interface Lexicon {
  readonly types: Phrases<DocumentType>;
  readonly typesBySymbol: ReadonlyMap<string, readonly DocumentType[]>;
  readonly typesByName: ReadonlyMap<string, DocumentType>;
  readonly bodies: Phrases<Body>;
  readonly bodiesBySymbol: ReadonlyMap<string, readonly Body[]>;
  readonly bodiesByName: ReadonlyMap<string, Body>;
  /** Symbols typed without their marks or in a form of their own (`BGDDT`, `TƯ`), to the official ones. */
  readonly symbolTwins: ReadonlyMap<string, string>;
  readonly offices: Phrases<string>;
  readonly levels: Phrases<Level>;
  readonly levelsByName: ReadonlyMap<string, Level>;
  readonly provinces: Phrases<Province>;
  readonly provincesByName: ReadonlyMap<string, Province>;
  readonly laws: Phrases<readonly Law[]>;
  readonly lawsByNumber: ReadonlyMap<string, readonly Law[]>;
  readonly awardForms: Phrases<string>;
  readonly recipients: Phrases<string>;
  readonly numbers: Phrases<number>;
  readonly terms: Terms;
}

/** Symbols are compared without case, and without the marks that typing loses (`QD` for `QĐ`) only where nothing else fits. */
export const symbolKey = (symbol: string): string => symbol.toUpperCase().replace(/[.\s]/g, '');

function group<V>(entries: Iterable<readonly [string, V]>): Map<string, V[]> {
  const map = new Map<string, V[]>();
  for (const [key, value] of entries) {
    const list = map.get(key);
    if (list) {
      if (!list.includes(value)) list.push(value);
    } else map.set(key, [value]);
  }
  return map;
}

function phrases<V>(entries: Iterable<readonly [string, V]>): Phrases<V> {
  const trie = new Phrases<V>();
  for (const [phrase, value] of entries) trie.add(phrase, value);
  return trie;
}

const named = (list: readonly { name: string; also: readonly string[] }[]) =>
  phrases(list.flatMap(({ name, also }) => [name, ...also].map((phrase) => [phrase, name] as const)));

/** Only spellings that point to one symbol: what could be two stays as typed. */
function twins(source: RuleSource): Map<string, string> {
  const official = [...source.bodies.flatMap((b) => b.symbols), ...source.types.flatMap((t) => t.symbols)];
  const unmarked = group(official.map((s) => [fold(s).toUpperCase(), s] as const));
  const known = new Set(official.map(symbolKey));
  const pairs = [...unmarked].filter(([key, symbols]) => symbols.length === 1 && !known.has(key));
  return new Map([...pairs.map(([key, [symbol]]) => [key, symbol as string] as const), ...Object.entries(source.symbolFaults)]);
}

/** Entries of one list with the same fields, left out or not: the engine reads a field several times faster where all have one shape. */
function alike<T extends object>(list: readonly T[]): T[] {
  const fields = Object.fromEntries(list.flatMap(Object.keys).map((key) => [key, undefined]));
  return list.map((entry) => ({ ...fields, ...entry }));
}

export function buildLexicon(given: RuleSource): Lexicon {
  const source = {
    ...given,
    types: alike(given.types),
    bodies: alike(given.bodies),
    levels: alike(given.levels),
    provinces: alike(given.provinces),
    laws: alike(given.laws),
  };
  const lawNames = group(source.laws.flatMap((law) => [law.name, ...law.also].map((n) => [foldWords(n), law] as const)));
  const spelt = (name: string, also: readonly string[]) => [name, ...also];
  return {
    types: phrases(source.types.flatMap((t) => [...spelt(t.name, t.also), ...t.english].map((n) => [n, t] as const))),
    typesBySymbol: group([
      ...source.types.flatMap((t) => t.symbols.map((s) => [symbolKey(s), t] as const)),
      ...source.types.flatMap((t) => t.loose.map((s) => [symbolKey(s), t] as const)),
    ]),
    typesByName: new Map(source.types.map((t) => [t.name, t])),
    bodies: phrases(source.bodies.flatMap((b) => [...spelt(b.name, b.also), ...b.english].map((n) => [n, b] as const))),
    bodiesBySymbol: group([...source.bodies.flatMap((b) => b.symbols.map((s) => [symbolKey(s), b] as const))]),
    symbolTwins: twins(source),
    bodiesByName: new Map(source.bodies.map((b) => [b.name, b])),
    offices: named(source.offices),
    levels: phrases(source.levels.flatMap((l) => spelt(l.name, l.also).map((n) => [n, l] as const))),
    levelsByName: new Map(source.levels.map((l) => [l.name, l])),
    provinces: phrases(source.provinces.flatMap((p) => spelt(p.name, p.also).map((n) => [n, p] as const))),
    provincesByName: new Map(source.provinces.map((p) => [p.name, p])),
    laws: phrases(
      source.laws.flatMap((law) => spelt(law.name, law.also).map((n) => [n, lawNames.get(foldWords(n)) as readonly Law[]] as const)),
    ),
    lawsByNumber: group(source.laws.map((law) => [symbolKey(law.number), law] as const)),
    awardForms: named(source.awardForms),
    recipients: named(source.recipients),
    numbers: phrases(Object.entries(source.numberWords)),
    terms: source.terms,
  };
}

const longestFirst = (words: Iterable<string>): string[] => [...new Set(words)].sort((a, b) => b.length - a.length || compare(a, b));
export const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Spells a word of a lexicon so that a template takes it letter by letter, in this case only. */
const exact = (word: string): string => [...word].map((c) => (/\p{Ll}/u.test(c) ? `[${c}]` : escaped(c))).join('');
const anyCase = (word: string): string => escaped(word.toLowerCase());
const either = (words: Iterable<string>, spell: (word: string) => string): string => longestFirst(words).map(spell).join('|');

const spellings = (list: readonly { name: string; also: readonly string[] }[]): string[] => list.flatMap((x) => [x.name, ...x.also]);

/** The words of lexicons that rules may be anchored on. */
export const lexicalWords = (source: RuleSource): Map<string, readonly string[]> =>
  new Map([
    ['award_form', spellings(source.awardForms)],
    ['recipient', spellings(source.recipients)],
    ['type_words', spellings(source.types)],
  ]);

/** Fragments that rules get from the lexicons: {type_words}, {type_symbol}, {mixed_symbol}, {recipient}, {award_form}, {number_word}. */
export function lexicalFragments(source: RuleSource): Map<string, string> {
  const symbols = [...source.types.flatMap((t) => [...t.symbols, ...t.loose]), ...source.bodies.flatMap((b) => b.symbols)];
  return new Map([
    [
      'type_english',
      either(
        source.types.flatMap((t) => t.english),
        anyCase,
      ),
    ],
    ['type_words', either(spellings(source.types), anyCase)],
    [
      'type_symbol',
      either(
        source.types.flatMap((t) => [...t.symbols, ...t.loose]),
        exact,
      ),
    ],
    [
      'mixed_symbol',
      either(
        symbols.filter((s) => /\p{Ll}/u.test(s)),
        exact,
      ),
    ],
    ['recipient', either(spellings(source.recipients), anyCase)],
    ['award_form', either(spellings(source.awardForms), anyCase)],
    ['number_word', either(Object.keys(source.numberWords), anyCase)],
  ]);
}
