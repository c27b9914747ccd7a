import type { Region } from '../model/source.js';

/** Characters that no text of ours may hold: NUL and the carriage return. */
export const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '');

/** Collects text and the regions on it; offsets are UTF-16 units. */
export class TextBuilder {
  readonly #parts: string[] = [];
  readonly #regions: Region[] = [];
  #length = 0;
  #tail = '';

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#length += text.length;
    this.#tail = (this.#tail + text).slice(-2);
  }

  /** Makes sure that the text ends in at least so many line ends; does nothing at the start. */
  breakLines(count: 1 | 2): void {
    if (this.#length === 0) return;
    const have = this.#tail.endsWith('\n\n') ? 2 : this.#tail.endsWith('\n') ? 1 : 0;
    if (have < count) this.add('\n'.repeat(count - have));
  }

  region(region: Region): void {
    if (region.end > region.start) this.#regions.push(region);
  }

  /** The text without blank ends of lines at its end, regions in order of their start, the wider first. */
  finish(): { text: string; regions: Region[] } {
    const text = this.#parts.join('').trimEnd();
    const regions = this.#regions
      .map((r) => ({ ...r, end: Math.min(r.end, text.length) }))
      .filter((r) => r.end > r.start)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    return { text, regions };
  }
}
