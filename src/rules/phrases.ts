import { isBlankAt, isLowerAt, isSignAt, isWordAt, LOWER_CASE, Signs, wordEnd } from './chars.js';
import { Words } from './words.js';

/** Longest-match lookup of phrases of whole words, blind to case, line breaks and the punctuation between words. */
interface Node<V> {
  readonly next: Words<Node<V>>;
  value: V | undefined;
}

const MOST_BETWEEN = 4;
const BETWEEN = new Signs(' \n\t\r-,&.');

/** A full stop behind a word in small letters: "TP. Hue" has none. */
const endsSentence = (text: string, at: number): boolean =>
  isSignAt(text, at, '.') && isLowerAt(text, at - 1) && isLowerAt(text, at - 2) && isBlankAt(text, at + 1);

function gapEnd(text: string, at: number): number {
  let end = at;
  for (; end < at + MOST_BETWEEN && BETWEEN.at(text, end); end++) if (endsSentence(text, end)) return at;
  return end;
}

const OPENINGS = 1 << 12;

/** A number made of the first two letters of a word, in either case; the second is 0 where no letter stands. */
const opening = (first: number, second: number): number =>
  ((LOWER_CASE[first] as number) * 37 + (LOWER_CASE[second] as number)) & (OPENINGS - 1);

function firstWord(phrase: string): number {
  let at = 0;
  while (at < phrase.length && !isWordAt(phrase, at)) at++;
  return at;
}

/** For a phrase alone: the engine reads texts faster where no strings of other kinds were read. */
const openingOf = (phrase: string): number =>
  phrase === '' ? 0 : opening(phrase.charCodeAt(0), isWordAt(phrase, 1) ? phrase.charCodeAt(1) : 0);

export interface PhraseHit<V> {
  readonly value: V;
  readonly end: number;
}

export class Phrases<V> {
  private readonly root: Node<V> = { next: new Words(), value: undefined };
  private readonly lastWords = new Words<true>();
  /** How the phrases begin: most places of a text are told apart by two letters. */
  private readonly openings = new Uint8Array(OPENINGS);

  /** The first value given to a phrase stays. */
  add(phrase: string, value: V): this {
    let node = this.root;
    let last = '';
    this.openings[openingOf(phrase.slice(firstWord(phrase)))] = 1;
    for (let i = 0; i < phrase.length; ) {
      const end = wordEnd(phrase, i);
      if (end > i) {
        last = phrase.slice(i, end);
        let next = node.next.get(last);
        if (!next) {
          next = { next: new Words(), value: undefined };
          node.next.add(last, next);
        }
        node = next;
      }
      i = Math.max(end, i + 1);
    }
    node.value ??= value;
    this.lastWords.add(last, true);
    return this;
  }

  private mayBegin(text: string, at: number): boolean {
    if (at >= text.length) return false;
    const second = isWordAt(text, at + 1) ? text.charCodeAt(at + 1) : 0;
    return this.openings[opening(text.charCodeAt(at), second)] === 1;
  }

  /** The longest phrase that begins at `at`. */
  match(text: string, at: number): PhraseHit<V> | null {
    if (!this.mayBegin(text, at)) return null;
    let node = this.root;
    let value: V | undefined;
    let valueEnd = at;
    for (let i = at; ; ) {
      const end = wordEnd(text, i);
      const next = end === i ? undefined : node.next.get(text, i, end);
      if (!next) break;
      node = next;
      if (node.value !== undefined) {
        value = node.value;
        valueEnd = end;
      }
      i = gapEnd(text, end);
      if (i === end) break;
    }
    return value === undefined ? null : { value, end: valueEnd };
  }

  /** Whether any phrase begins with this word. */
  beginsWith(text: string, start: number, end: number): boolean {
    return this.mayBegin(text, start) && this.root.next.has(text, start, end);
  }

  /** Whether any phrase ends with this word: a cheap look before searching backwards. */
  endsWith(text: string, start: number, end: number): boolean {
    return this.lastWords.has(text, start, end);
  }
}
