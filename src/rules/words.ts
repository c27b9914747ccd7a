import { LOWER_CASE } from './chars.js';

const MULTIPLIER = 31;

function hashOf(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, MULTIPLIER) + (LOWER_CASE[text.charCodeAt(at)] as number)) | 0;
  return hash ^ (hash >>> 15);
}

function same(key: string, text: string, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) !== LOWER_CASE[text.charCodeAt(start + i)]) return false;
  return true;
}

/**
 * A table of words in lower case, asked about a stretch of a text in whatever case it stands there. Reading asks
 * some hundred thousand times per megabyte, so nothing is cut out of the text and no letter is changed for it.
 */
export class Words<V> {
  private keys: (string | undefined)[] = [undefined, undefined];
  private values: (V | undefined)[] = [undefined, undefined];
  private size = 0;

  /** The first value given to a word stays. */
  add(word: string, value: V): this {
    const key = word.toLowerCase();
    const slot = this.slotOf(key, 0, key.length);
    if (this.keys[slot] !== undefined) return this;
    this.keys[slot] = key;
    this.values[slot] = value;
    this.size++;
    if (this.size * 2 > this.keys.length) this.grow();
    return this;
  }

  get(text: string, start = 0, end = text.length): V | undefined {
    return this.values[this.slotOf(text, start, end)];
  }

  has(text: string, start = 0, end = text.length): boolean {
    return this.keys[this.slotOf(text, start, end)] !== undefined;
  }

  /** Where the word is kept, or the free place where it would be. */
  private slotOf(text: string, start: number, end: number): number {
    const last = this.keys.length - 1;
    let slot = hashOf(text, start, end) & last;
    for (let key = this.keys[slot]; key !== undefined && !same(key, text, start, end); key = this.keys[slot]) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Array(keys.length * 2).fill(undefined);
    this.values = new Array(keys.length * 2).fill(undefined);
    keys.forEach((key, i) => {
      if (key === undefined) return;
      const slot = this.slotOf(key, 0, key.length);
      this.keys[slot] = key;
      this.values[slot] = values[i];
    });
  }
}
