import { foldWords } from '../model/fold.js';
import type { Rules } from '../rules/index.js';
import type { Judged } from './gold.js';

/** Numbers are compared without case, spaces and leading zeros; the separators carry meaning and stay. */
export const numberKey = (number: string): string =>
  number
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00d0\u00f0]/g, '\u0110')
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/^0+(?=\d)/, '');

type Same = (a: string, b: string) => boolean;
/** Whether a value is what the gold says of the field. */
export type Fits = (field: string, gold: Judged, got: unknown) => boolean;

const ABBREVIATION = /^\p{Lu}{3,}$/u;

/** The one form of a body's name: its register's, abbreviations spelt out, without the term of a committee. */
const bodyKeyBy = ({ source, pattern }: Rules): ((name: string) => string) => {
  const names = new Map(source.bodies.flatMap(({ name, also }) => also.map((other) => [foldWords(other), foldWords(name)] as const)));
  const words = new Map([
    ...source.levels.flatMap(({ name, rank, also }) =>
      rank === 'province' ? also.map((other) => [foldWords(other), foldWords(name)] as const) : [],
    ),
    ...source.bodies.flatMap(({ name, also }) =>
      also.filter((other) => ABBREVIATION.test(other)).map((other) => [foldWords(other), foldWords(name)] as const),
    ),
  ]);
  const withoutTerm = (name: string): string => {
    const term = pattern('citation.term');
    for (let at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) {
      if (term.endAt(name, at) === name.length) return name.slice(0, at);
    }
    return name;
  };
  return (name) => {
    const whole = foldWords(withoutTerm(name.normalize('NFC')));
    const key = names.get(whole) ?? whole;
    return key
      .split(' ')
      .map((word) => words.get(word) ?? word)
      .join(' ');
  };
};

/** A level's word in either case and in front of a name: the same word may be part of another one. */
const levelPattern = (words: readonly string[]): string =>
  words.map((word) => `[${word[0]?.toLowerCase()}${word[0]?.toUpperCase()}]${word.slice(1)}`).join('|');

/** Of a body below the province, the province may be left out on one side. */
const sameBodyBy = (rules: Rules): Same => {
  const bodyKey = bodyKeyBy(rules);
  const { levels } = rules.source;
  const spelt = (list: typeof levels) => list.flatMap(({ name, also }) => [name, ...also]);
  const below = new RegExp(`(?<!\\p{L})(?:${levelPattern(spelt(levels.filter(({ rank }) => rank !== 'province')))}) (?=[\\p{Lu}\\d])`, 'u');
  const tail = new RegExp(`,? *(?<!\\p{L})(?:${levelPattern(spelt(levels.filter(({ rank }) => rank === 'province')))})\\.? [^,]+$`, 'u');
  return (a, b) => {
    if (bodyKey(a) === bodyKey(b)) return true;
    const [first, second] = [a.normalize('NFC'), b.normalize('NFC')];
    if (!below.test(first) || !below.test(second) || tail.test(first) === tail.test(second)) return false;
    return bodyKey(first.replace(tail, '')) === bodyKey(second.replace(tail, ''));
  };
};

/** Titles are compared without the words that lead to them. */
const sameTitleBy = (rules: Rules): Same => {
  const bare = (title: string): string => {
    return foldWords(title.slice(Math.max(0, rules.pattern('layout.dispatch-subject').endAt(title, 0))));
  };
  return (a, b) => bare(a) === bare(b);
};

/** How values are compared: as a clerk would who knows the registers. */
export const fitsBy = (rules: Rules): Fits => {
  const body = sameBodyBy(rules);
  const number: Same = (a, b) => numberKey(a) === numberKey(b);
  const same: Readonly<Record<string, Same>> = {
    number,
    symbol: number,
    issuer: body,
    grantor: body,
    signer: body,
    title: sameTitleBy(rules),
  };
  const words: Same = (a, b) => foldWords(a) === foldWords(b);
  return (field, gold, got) =>
    [gold].flat().some((wanted) => {
      if (wanted === null || got === null || got === undefined) return (wanted ?? null) === (got ?? null);
      if (typeof wanted === 'number') return wanted === got;
      return (same[field] ?? words)(wanted, String(got));
    });
};
