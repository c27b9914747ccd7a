import type { BlockRole, Span } from '../model/index.js';
import { type Ending, isLowerAt, isUpperAt, type Named, type Pattern, type Rules, wordEnd } from '../rules/index.js';

/** A head of two columns may come as one line. */
const MOST_MOTTO = 200;
const MOST_PLACE_AND_DATE = 90;

/** What the lines of one text look like. */
export class Layout {
  constructor(
    readonly text: string,
    private readonly rules: Rules,
  ) {}

  /** Whether the line begins with (or, for line patterns, is) what the pattern says. */
  is(named: Named<Pattern>, line: Span | undefined): boolean {
    return line !== undefined && named(this.rules).isAt(this.text, line.start);
  }

  hasMotto(line: Span): boolean {
    return lengthOf(line) < MOST_MOTTO && this.has('layout.motto', line);
  }

  isPlaceAndDate(line: Span): boolean {
    return lengthOf(line) < MOST_PLACE_AND_DATE && this.has('layout.place-date', line);
  }

  /** Whether what the pattern says stands right before the end of the line. */
  endsWith(named: Named<Ending>, line: Span): boolean {
    return named(this.rules).isBefore(this.text, line.end);
  }

  /** Whether the line begins with a body that the lexicon has. */
  beginsWithBody(line: Span): boolean {
    return this.rules.lexicon.bodies.match(this.text, line.start) !== null;
  }

  /** Whether its first word is the name of a family. */
  beginsWithSurname({ start }: Span): boolean {
    return this.rules.isWord('surname', this.text, start, wordEnd(this.text, start));
  }

  /** Whether nothing but a line break stands between two lines. */
  areTogether(line: Span, next: Span): boolean {
    return this.text.slice(line.end, next.start).split('\n').length === 2;
  }

  /** Whether the pattern stands anywhere in the line. */
  has(id: string, line: Span): boolean {
    return this.rules.search(id).test(this.text.slice(line.start, line.end));
  }

  /** In capitals, or in the small letters that stand for capitals in legacy fonts. */
  isTitle(line: Span): boolean {
    if (this.isCapitals(line)) return true;
    for (let at = line.start; at < line.end; at++) if (isUpperAt(this.text, at)) return false;
    return true;
  }

  isCapitals(line: Span): boolean {
    for (let at = line.start, letters = 0; at < line.end; at++) {
      if (isLowerAt(this.text, at)) return false;
      if (isUpperAt(this.text, at)) letters++;
      if (at === line.end - 1) return letters > 0;
    }
    return false;
  }
}

export const lengthOf = (line: Span): number => line.end - line.start;

/** The k-th line that belongs to the document. */
export type At = (k: number) => Span | undefined;
export type Mark = (from: number, to: number, role: BlockRole) => void;

export function firstOf(count: number, test: (k: number) => boolean): number {
  for (let k = 0; k < count; k++) if (test(k)) return k;
  return -1;
}
