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

interface Folded {
  readonly text: string;
  /** Offset in the original text of an offset in the folded one. */
  origin(offset: number): number;
}

/** Folding keeps the length of NFC Vietnamese text; of other text every unit is folded on its own and remembered. */
const foldWithOrigin = (original: string): Folded => {
  const text = fold(original);
  if (text.length === original.length) return { text, origin: (offset) => offset };
  const units: string[] = [];
  const origins: number[] = [];
  for (let i = 0; i < original.length; i++)
    for (const unit of fold(original.charAt(i))) {
      units.push(unit);
      origins.push(i);
    }
  return { text: units.join(''), origin: (offset) => origins[offset] ?? original.length };
};

const pattern = (words: readonly string[]): RegExp => new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'gu');

function* occurrences(folded: Folded, words: readonly string[]): Generator<Span> {
  for (const { index, 0: found } of folded.text.matchAll(pattern(words))) {
    const end = index + found.length;
    if (!isWord(folded.text[index - 1]) && !isWord(folded.text[end])) yield { start: folded.origin(index), end: folded.origin(end) };
  }
}

const first = (folded: Folded, words: readonly string[]): Span | undefined => {
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
  const folded = foldWithOrigin(text);
  const hit =
    (phrases.length > 0 ? first(folded, phrases.flat()) : undefined) ??
    [...phrases].sort((a, b) => b.join(' ').length - a.join(' ').length).flatMap((words) => first(folded, words) ?? [])[0];
  const at = hit?.start ?? 0;
  const from = wordStart(text, at - BEFORE);
  const to = Math.max(wordEnd(text, from + LENGTH), hit?.end ?? 0);
  const snippet = text.slice(from, to).replace(/\s+/gu, ' ').trim();
  const window = foldWithOrigin(snippet);
  const marks = phrases
    .flatMap((words) => [...occurrences(window, words)])
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span, i, all) => all.slice(0, i).every(({ end }) => end <= span.start));
  return { at, snippet, marks };
};
