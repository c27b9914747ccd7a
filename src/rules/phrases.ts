import { isUpperAt, wordEnd } from './chars.js';

/** Longest-match lookup of phrases of whole words, blind to case, line breaks and the punctuation between words. */
interface Node<V> {
  readonly next: Map<string, Node<V>>;
  value?: V;
}

const MOST_BETWEEN = 4;
const BETWEEN = new Set([...' \n\t\r-,&.'].map((c) => c.charCodeAt(0)));

function gapEnd(text: string, at: number): number {
  let end = at;
  while (end < at + MOST_BETWEEN && BETWEEN.has(text.charCodeAt(end))) end++;
  return end;
}

/** Words are kept in lower case; most words of a text are, too. */
const child = <V>(node: Node<V>, word: string): Node<V> | undefined => node.next.get(lower(word));

const lower = (word: string): string => (isUpperAt(word, 0) || isUpperAt(word, word.length - 1) ? word.toLowerCase() : word);

export interface PhraseHit<V> {
  readonly value: V;
  readonly end: number;
}

export class Phrases<V> {
  private readonly root: Node<V> = { next: new Map() };
  private readonly lastWords = new Set<string>();

  /** The first value given to a phrase stays. */
  add(phrase: string, value: V): this {
    let node = this.root;
    let last = '';
    for (let i = 0; i < phrase.length; ) {
      const end = wordEnd(phrase, i);
      if (end > i) {
        last = phrase.slice(i, end).toLowerCase();
        const next: Node<V> = node.next.get(last) ?? { next: new Map() };
        node.next.set(last, next);
        node = next;
      }
      i = Math.max(end, i + 1);
    }
    node.value ??= value;
    this.lastWords.add(last);
    return this;
  }

  /** The longest phrase that begins at `at`. */
  match(text: string, at: number): PhraseHit<V> | null {
    let node = this.root;
    let hit: PhraseHit<V> | null = null;
    for (let i = at; ; ) {
      const end = wordEnd(text, i);
      if (end === i) return hit;
      const next = child(node, text.slice(i, end));
      if (!next) return hit;
      node = next;
      if (node.value !== undefined) hit = { value: node.value, end };
      i = gapEnd(text, end);
      if (i === end) return hit;
    }
  }

  /** Whether any phrase begins with this word. */
  beginsWith(word: string): boolean {
    return child(this.root, word) !== undefined;
  }

  /** Whether any phrase ends with this word: a cheap look before searching backwards. */
  endsWith(word: string): boolean {
    return this.lastWords.has(lower(word));
  }
}
