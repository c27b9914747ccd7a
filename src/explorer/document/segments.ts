import { type Html, html, type Part } from '../html.js';

/** A stretch of the text that is marked. `name` is its part of an address (`citations/3`); `classes` tell its kind. */
export interface Mark {
  readonly name: string;
  readonly classes: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

export interface Marking {
  readonly text: string;
  readonly hrefOf: (mark: Mark) => string;
  /** The mark that is chosen. */
  readonly chosen: string | null;
  /** Names of marks that have their place in the markup already: one that is split bears its name once. */
  readonly seen: Set<string>;
}

const outermostFirst = (a: Mark, b: Mark): number => a.start - b.start || b.end - a.end;

/** Text of a mark is a link to what is told of it; that of the innermost, since links do not nest. */
const words = (from: number, to: number, within: Mark | null, { text, hrefOf }: Marking): Part => {
  const slice = text.slice(from, to);
  if (slice === '' || within === null) return slice;
  return html`<a href="${hrefOf(within)}" title="${within.title}">${slice}</a>`;
};

const opened = (mark: Mark, content: readonly Part[], { chosen, seen }: Marking): Html => {
  const first = !seen.has(mark.name);
  seen.add(mark.name);
  const classes = `fact ${mark.classes}${mark.name === chosen ? ' chosen' : ''}`;
  return html`<mark class="${classes}"${first ? html` id="${mark.name}"` : ''}>${content}</mark>`;
};

/**
 * A stretch of text with its marks, one within the other. Where two overlap, the one that begins later is split at
 * the end of the first, so that elements nest; without its tags the markup is the text.
 */
export const segments = (from: number, to: number, marks: readonly Mark[], marking: Marking, within: Mark | null = null): Part[] => {
  const parts: Part[] = [];
  let waiting = marks.filter(({ start, end }) => start < to && end > from && start < end).toSorted(outermostFirst);
  let at = from;
  for (let mark = waiting[0]; mark !== undefined; mark = waiting[0]) {
    const [start, end] = [Math.max(at, mark.start), Math.min(to, mark.end)];
    const others = waiting.slice(1);
    const inner = others.filter((other) => other.start < end);
    const rest = inner.filter((other) => other.end > end).map((other) => ({ ...other, start: end }));
    parts.push(words(at, start, within, marking));
    parts.push(opened(mark, segments(start, end, inner, marking, mark), marking));
    waiting = [...rest, ...others.filter((other) => other.start >= end)].filter((other) => other.start < to).toSorted(outermostFirst);
    at = end;
  }
  parts.push(words(at, to, within, marking));
  return parts;
};
