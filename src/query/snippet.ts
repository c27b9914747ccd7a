import { fold, type Span } from '../model/index.js';

export interface Snippet {
  /** Offset in the text of the first mark (0 without one): tells the page. */
  readonly at: number;
  readonly snippet: string;
  readonly marks: readonly Span[];
}

const BEFORE = 60;
const LENGTH = 200;

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** Folded text that keeps its offsets: text whose folding is of another length is folded unit by unit. */
const aligned = (text: string): string => {
  const folded = fold(text);
  if (folded.length === text.length) return folded;
  return Array.from({ length: text.length }, (_, i) => fold(text.charAt(i)).charAt(0) || ' ').join('');
};

const pattern = (words: readonly string[]): RegExp => new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'gu');

function* occurrences(folded: string, words: readonly string[]): Generator<Span> {
  for (const { index, 0: found } of folded.matchAll(pattern(words))) {
    const end = index + found.length;
    if (!isWord(folded[index - 1]) && !isWord(folded[end])) yield { start: index, end };
  }
}

const first = (folded: string, words: readonly string[]): Span | undefined => {
  for (const span of occurrences(folded, words)) return span;
  return undefined;
};

/** Moves a cut to the next blank, so that no word is cut in two. */
const wordStart = (text: string, from: number): number => {
  if (from <= 0) return 0;
  const blank = text.slice(from, from + 20).search(/\s/u);
  return blank < 0 ? from : from + blank + 1;
};
const wordEnd = (text: string, to: number): number => {
  if (to >= text.length) return text.length;
  const tail = /\s\S{0,20}$/u.exec(text.slice(Math.max(0, to - 21), to));
  return tail ? to - tail[0].length : to;
};

/**
 * A passage of the original text around the best place: all phrases in a row where they stand so,
 * else the first of the rarer ones. Phrases are folded words, at least one word each.
 */
export const snippetOf = (text: string, phrases: readonly (readonly string[])[]): Snippet => {
  const folded = aligned(text);
  const hit =
    first(folded, phrases.flat()) ??
    [...phrases].sort((a, b) => b.join(' ').length - a.join(' ').length).flatMap((words) => first(folded, words) ?? [])[0];
  const at = hit?.start ?? 0;
  const from = wordStart(text, at - BEFORE);
  const to = Math.max(wordEnd(text, from + LENGTH), hit?.end ?? 0);
  const window = folded.slice(from, to);
  const marks = phrases
    .flatMap((words) => [...occurrences(window, words)])
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span, i, all) => all.slice(0, i).every(({ end }) => end <= span.start));
  return { at, snippet: text.slice(from, to).replace(/\s/gu, ' '), marks };
};
