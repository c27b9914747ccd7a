import type { Line } from './lines.js';

/** So many lines at the top and at the bottom of a page may be furniture. */
const EDGE = 3;
/** Running heads stand at the same height, give or take so many points. */
const SAME_HEIGHT = 8;

interface Candidate {
  readonly page: number;
  readonly line: Line;
  readonly fromTop: boolean;
  readonly words: string;
  readonly numbers: readonly number[];
}

const wordsOf = (line: Line): string =>
  line.chunks
    .map((c) => c.text)
    .join(' ')
    .normalize('NFC');

/** The page's own number stands apart at either end, left on even and right on odd pages. */
const withoutPageNumber = (line: Line): string => {
  const words = line.chunks.filter((c) => !/^\d{1,4}$/.test(c.text)).map((c) => c.text);
  return words.join('').normalize('NFC').replace(/\s+/g, '');
};

function candidatesOf(lines: readonly Line[], page: number): Candidate[] {
  const top = lines.slice(0, EDGE);
  const bottom = lines.slice(Math.max(EDGE, lines.length - EDGE));
  const make =
    (fromTop: boolean) =>
    (line: Line): Candidate => {
      const words = withoutPageNumber(line);
      return { page, line, fromTop, words: words.replace(/\d+/g, '#'), numbers: (words.match(/\d+/g) ?? []).map(Number) };
    };
  return [...top.map(make(true)), ...bottom.map(make(false))];
}

const near = (a: Candidate, b: Candidate): boolean =>
  b.page !== a.page && Math.abs(b.page - a.page) <= 2 && b.fromTop === a.fromTop && Math.abs(b.line.y - a.line.y) <= SAME_HEIGHT;

const repeats = (a: Candidate, b: Candidate): boolean => a.numbers.every((n, i) => n === b.numbers[i]);

/** Every number stays the same from page to page, or counts with the pages. */
const counts = (a: Candidate, b: Candidate): boolean =>
  a.numbers.every((n, i) => n === b.numbers[i] || (b.numbers[i] ?? 0) - n === b.page - a.page);

/** One twin is enough if it is the same; numbered titles of short annexes count too, so counting needs two. */
function isRunning(a: Candidate, group: readonly Candidate[]): boolean {
  const twins = group.filter((b) => near(a, b));
  return twins.some((b) => repeats(a, b)) || twins.filter((b) => counts(a, b)).length >= 2;
}

const isNumber = (line: Line): boolean => /^\W{0,3}\d{1,4}\W{0,3}$/u.test(wordsOf(line)) && line.chunks.length === 1;

/** A lone number is a page number if nothing but furniture stands beyond it. */
function pageNumberOf(lines: readonly Line[], marked: ReadonlySet<Line>): Line | null {
  const left = lines.filter((l) => !marked.has(l));
  const edges = [
    { line: left[0], next: left[1] },
    { line: left.at(-1), next: left.at(-2) },
  ];
  for (const { line, next } of edges) {
    if (!line || !isNumber(line)) continue;
    if (!next || Math.abs(next.y - line.y) > 1.2 * next.size) return line;
  }
  return null;
}

/** The last lines of notes that many pages repeat: they end a sentence and stand tight below a line that is no furniture. */
function endsOfNotes(lines: readonly Line[], marked: ReadonlySet<Line>): readonly Line[] {
  return lines.flatMap((last, end) => {
    if (!marked.has(last) || !/[.;]$/.test(wordsOf(last).trimEnd())) return [];
    let start = end;
    while (start > 0 && marked.has(lines[start] as Line) && isTight(lines[start - 1] as Line, lines[start] as Line)) start--;
    return marked.has(lines[start] as Line) ? [] : lines.slice(start + 1, end + 1);
  });
}

const isTight = (above: Line, line: Line): boolean => Math.abs(above.y - line.y) <= 1.5 * line.size;

/**
 * Running heads, running feet and page numbers, told by place and repetition, and by what stands next to them.
 * @param pages the lines of each page, top to bottom
 */
export function furnitureOf(pages: readonly (readonly Line[])[]): Set<Line> {
  const marked = new Set<Line>();
  const all = pages.flatMap(candidatesOf);
  const byWords = groupBy(all);
  for (const [words, group] of byWords) {
    if (words === '' || words === '#') continue;
    for (const a of group) {
      if (isRunning(a, group)) marked.add(a.line);
    }
  }
  for (const lines of pages) {
    for (const line of endsOfNotes(lines, marked)) marked.delete(line);
    for (let i = 0; i < 2; i++) {
      const number = pageNumberOf(lines, marked);
      if (number) marked.add(number);
    }
  }
  return marked;
}

function groupBy(all: readonly Candidate[]): Map<string, Candidate[]> {
  const map = new Map<string, Candidate[]>();
  for (const c of all) {
    const group = map.get(c.words);
    if (group) group.push(c);
    else map.set(c.words, [c]);
  }
  return map;
}
