import type { Summary } from '../model/index.js';
import type { Lexicons } from '../rules/index.js';
import { namesOf } from './persons.js';
import { phonePatterns } from './phones.js';

/** Puts a mask over what is private in a text. */
export type Mask = (text: string) => string;

/** Stands for a phone number or a name. Of one length, so that it tells nothing of what it covers. */
export const MASK = '***';

interface Cut {
  readonly start: number;
  readonly end: number;
}

const masked = (text: string, cuts: readonly Cut[]): string => {
  let out = '';
  let at = 0;
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    if (start >= at) out += text.slice(at, start) + MASK;
    at = end;
  }
  return out + text.slice(at);
};

const spaced = (name: string): string => name.replace(/\s+/gu, ' ').toLowerCase();

function* occurrences(text: string, names: ReadonlySet<string>): Generator<Cut> {
  if (names.size === 0) return;
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return;
  for (const name of names)
    for (let start = lower.indexOf(name); start >= 0; start = lower.indexOf(name, start + name.length)) {
      const end = start + name.length;
      if (!/\p{L}/u.test(text[start - 1] ?? '') && !/\p{L}/u.test(text[end] ?? '')) yield { start, end };
    }
}

/** Two words and more of a name, as keywords are. */
const isPart = (text: string, names: ReadonlySet<string>): boolean => {
  const words = spaced(text);
  return words.includes(' ') && [...names].some((name) => ` ${name} `.includes(` ${words} `));
};

/**
 * Makes masks from the lexicons. A mask covers phone numbers, and names of persons that the document speaks of as
 * private ones; a name that its whole `text` shows to be private is covered wherever it stands. Names in `officials`
 * (who sign) are left.
 */
export const masksOf = (lexicons: Lexicons): ((text: string, officials: readonly string[]) => Mask) => {
  const phones = phonePatterns(lexicons);
  const persons = namesOf(lexicons);
  const phonesIn = (text: string): Cut[] =>
    phones.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ index, 0: whole, 1: word = '' }) => ({ start: index + word.length, end: index + whole.length })),
    );

  return (whole, officials) => {
    const open = new Set(officials.map(spaced));
    const cutsOf = (text: string): { readonly numbers: Cut[]; readonly names: Cut[] } => {
      const numbers = phonesIn(text);
      const names = persons.find(
        text,
        numbers.map(({ start }) => start),
      );
      return { numbers, names: names.filter(({ start, end }) => !open.has(spaced(text.slice(start, end)))) };
    };
    const known = new Set(cutsOf(whole).names.map(({ start, end }) => spaced(whole.slice(start, end))));
    return (text) => {
      if (isPart(text, known)) return MASK;
      const { numbers, names } = cutsOf(text);
      return masked(text, [...numbers, ...names, ...occurrences(text, known)]);
    };
  };
};

/** What identifies, links or names a file stays as it is, and so does who signed. */
const KEPT = new Set(['schema', 'source', 'id', 'number', 'symbol', 'date', 'signer', 'target', 'candidates', 'rule']);

const mapped = (value: unknown, mask: Mask): unknown => {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, KEPT.has(key) ? one : mapped(one, mask)]));
};

/** A summary under a mask. Spans still count in the text that was read. */
export const redactSummary = (summary: Summary, mask: Mask): Summary => mapped(summary, mask) as Summary;
