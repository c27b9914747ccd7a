import { stringify } from 'yaml';
import type { Rules } from '../rules/index.js';

/** A stretch of a text, and what of the same kind was read before and behind it. */
export interface Misread {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the fact before ends, where the next one begins. */
  readonly after: number;
  readonly before: number;
}

/** Enough to know a sentence by. */
const MOST_AROUND = 160;

const sentence = (text: string, from: number, to: number, start: number, end: number): string => {
  const head = text.slice(from, start);
  const tail = text.slice(end, to);
  const breaks = [...head.matchAll(/\n|[.;:!?]\s/gu)].at(-1);
  const begin = breaks ? from + breaks.index + breaks[0].length : from;
  const stop = tail.search(/\n|[.;!?](?:\s|$)/u);
  // A neighbour may end within a word of ours: whole words only.
  const cut = text.slice(begin, stop < 0 ? to : end + stop);
  return cut
    .replace(/\s+/gu, ' ')
    .replace(/^[,;)\s]+/u, '')
    .trim();
};

/** The text around a fact that is none, without its neighbours: the sentence, then less and less of it. */
export const contextsOf = ({ text, start, end, after, before }: Misread): readonly string[] => {
  const wholeWord = (at: number): number => {
    const blank = text.slice(at, start).search(/\s/u);
    return at === 0 || at === after || blank < 0 ? at : at + blank;
  };
  const from = wholeWord(Math.max(0, after, start - MOST_AROUND));
  const far = Math.min(text.length, before, end + MOST_AROUND);
  const lastBlank = text.slice(end, far).search(/\s\S*$/u);
  const to = far === text.length || far === before || lastBlank < 0 ? far : end + lastBlank;
  const inLine = sentence(text, from, to, start, end);
  return [...new Set([inLine, text.slice(start, to).split('\n')[0]?.trim() ?? '', text.slice(start, end).replace(/\s+/gu, ' ')])].filter(
    Boolean,
  );
};

const lean = (spec: object): object =>
  Object.fromEntries(Object.entries(spec).filter(([, value]) => !(typeof value === 'object' && Object.keys(value ?? {}).length === 0)));

/** A file of rules that holds the rule as it is, with one counter-example more; null for a rule that there is none of. */
export const counterExampleText = (id: string, text: string, because: string, { source }: Rules): string | null => {
  const more = (spec: { readonly counter_examples: readonly object[] }): object =>
    lean({ ...spec, counter_examples: [...spec.counter_examples, { text, because }] });
  const rule = source.rules.find(({ spec }) => spec.id === id);
  const reader = source.readers.find(({ spec }) => spec.id === id);
  const file = rule ? { rules: [more(rule.spec)] } : reader ? { readers: [more(reader.spec)] } : null;
  return file && stringify(file, { lineWidth: 0 });
};
