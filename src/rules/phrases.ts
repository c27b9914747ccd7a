/** Longest-match lookup of phrases of whole words, blind to case, line breaks and the punctuation between words. */
interface Node<V> {
  readonly next: Map<string, Node<V>>;
  value?: V;
}

const WORD = /[\p{L}\p{N}]+/uy;
const GAP = /(?:\s|[-,&.]){0,4}/uy;

function wordEnd(text: string, at: number): number {
  WORD.lastIndex = at;
  return WORD.test(text) ? WORD.lastIndex : at;
}
function gapEnd(text: string, at: number): number {
  GAP.lastIndex = at;
  return GAP.test(text) ? GAP.lastIndex : at;
}

export interface PhraseHit<V> {
  readonly value: V;
  readonly end: number;
}

export class Phrases<V> {
  private readonly root: Node<V> = { next: new Map() };

  /** The first value given to a phrase stays. */
  add(phrase: string, value: V): this {
    let node = this.root;
    for (let i = 0; i < phrase.length; ) {
      const end = wordEnd(phrase, i);
      if (end > i) {
        const word = phrase.slice(i, end).toLowerCase();
        let child = node.next.get(word);
        if (!child) node.next.set(word, (child = { next: new Map() }));
        node = child;
      }
      i = Math.max(end, i + 1);
    }
    node.value ??= value;
    return this;
  }

  /** The longest phrase that begins at `at`. */
  match(text: string, at: number): PhraseHit<V> | null {
    let node = this.root;
    let hit: PhraseHit<V> | null = null;
    for (let i = at; ; ) {
      const end = wordEnd(text, i);
      if (end === i) return hit;
      const child = node.next.get(text.slice(i, end).toLowerCase());
      if (!child) return hit;
      node = child;
      if (node.value !== undefined) hit = { value: node.value, end };
      i = gapEnd(text, end);
      if (i === end && i < text.length) return hit;
    }
  }
}
