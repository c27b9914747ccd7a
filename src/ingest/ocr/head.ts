import type { Engine, Letter, Word } from './engine.js';
import { crop, type Grey, scaled } from './grey.js';

/**
 * The number and the day of a document are often written by hand into the print, and an engine for print takes a hand for
 * whatever figures look like it, sometimes with much confidence. So lines of a letterhead are looked at again in two other
 * sizes: print gives the same figures every time and stands exactly between the lines of the letters around it, a hand does not.
 */
const LOOKS_DPI = [200, 390];
/** Letterheads stand in this part of a page. */
const HEAD = 0.4;
const MOST_LINES = 6;
const LONGEST = 120;
/** A short word, some figures or none, a separator, letters of an office; or a place, a comma, and at last a year. */
const LIKE_A_NUMBER = /^[^\p{L}\p{N}]*(?!\d+\W)[\p{Lu}\p{N}][\p{L}\p{N}]{1,2}\W{0,3}(?:\P{Ll}|\p{Ll}(?!\p{Ll})){0,14}[/-]\s?\p{Lu}/u;
const LIKE_A_DATE = /^\P{N}{2,40},.*\d{4}[^\p{L}\p{N};,.]*$/u;
/** Figures of print leave the height of their neighbours by less than this share of it. */
const UNEVEN = 0.12;
const NEIGHBOURS = 6;
const YEAR = /^(?:19|20)\d\d$/;
const TALL = /^[\p{Lu}\d]$/u;
/** Signs that no number is written with. */
const SCRAPS = /[^\p{L}\p{N}.,;()"]/u;
/** What stands in the text where something is that cannot be read. */
const ILLEGIBLE = '\u2026';

function linesOf(words: readonly Word[]): Word[][] {
  const lines = new Map<number, Word[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  return [...lines.values()];
}

const isHead = (line: readonly Word[], height: number): boolean => {
  const text = line.map((word) => word.text).join(' ');
  if (text.length > LONGEST || (line[0]?.y0 ?? height) > HEAD * height) return false;
  return LIKE_A_NUMBER.test(text) || LIKE_A_DATE.test(text);
};

/** What one look sees: letters from left to right, and the runs of figures among them that stand like print. */
interface Look {
  readonly text: string;
  readonly runs: readonly { readonly figures: string; readonly even: boolean }[];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** A box that runs into the next one was only guessed. */
const isApart = (letter: Letter, all: readonly Letter[]): boolean =>
  all.every((l) => l === letter || Math.min(l.x1, letter.x1) - Math.max(l.x0, letter.x0) <= 0.3 * (letter.x1 - letter.x0));

/** Do these figures stand and end where the tall letters around them do? */
function isEven(figures: readonly Letter[], all: readonly Letter[]): boolean {
  if (!figures.every((letter) => isApart(letter, all))) return false;
  const x = median(figures.map((letter) => letter.x0));
  const around = all
    .filter((letter) => TALL.test(letter.text) && !figures.includes(letter) && isApart(letter, all))
    .sort((a, b) => Math.abs(a.x0 - x) - Math.abs(b.x0 - x))
    .slice(0, NEIGHBOURS);
  const [top, bottom] = [median(around.map((l) => l.y0)), median(around.map((l) => l.y1))];
  const most = Math.max(2, UNEVEN * (bottom - top));
  const beside = (first: number, last: number, share: number): boolean =>
    figures.every((l) => Math.abs(l.y0 - first) <= share && Math.abs(l.y1 - last) <= share);
  if (around.length > 1 && beside(top, bottom, most)) return true;
  // the year is printed in advance; it may stand apart, where the paper sags
  const [first, last] = [figures[0]?.y0 ?? 0, figures[0]?.y1 ?? 0];
  return YEAR.test(figures.map((l) => l.text).join('')) && beside(first, last, Math.max(2, UNEVEN * (last - first)));
}

function lookOf(words: readonly Word[]): Look {
  const letters = words.flatMap((word) => word.letters);
  const runs: { figures: string; even: boolean }[] = [];
  for (const word of words) {
    let run: Letter[] = [];
    for (const letter of [...word.letters, null]) {
      if (letter && /^\d$/.test(letter.text)) run.push(letter);
      else {
        if (run.length > 0) runs.push({ figures: run.map((l) => l.text).join(''), even: isEven(run, letters) });
        run = [];
      }
    }
  }
  return { text: letters.map((letter) => letter.text).join(''), runs };
}

async function looksAt(line: readonly Word[], picture: Grey, dpi: number, engine: Engine): Promise<Look[]> {
  const size = line[0]?.size ?? 0;
  const [x0, x1] = [Math.min(...line.map((w) => w.x0)) - size, Math.max(...line.map((w) => w.x1)) + size];
  const [y0, y1] = [Math.min(...line.map((w) => w.y0)) - 0.4 * size, Math.max(...line.map((w) => w.y1)) + 0.4 * size];
  const strip = crop(picture, x0, y0, x1, y1);
  const looks: Look[] = [];
  for (const other of LOOKS_DPI) looks.push(lookOf(await engine.recognize(scaled(strip, other / dpi), other, 'line')));
  return looks;
}

/** Which of the runs of figures `a` are, in their order, among `b`: the longest common subsequence. */
export function common(a: readonly string[], b: readonly string[]): boolean[] {
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, k: number): number => length[i]?.[k] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let k = b.length - 1; k >= 0; k--)
      (length[i] as number[])[k] = a[i] === b[k] ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1));
  const found = a.map(() => false);
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k]) {
      found[i++] = true;
      k++;
    } else if (at(i + 1, k) >= at(i, k + 1)) i++;
    else k++;
  }
  return found;
}

/** The word with its unproven figures, and the scraps that stick to them, taken out. */
function withoutUnproven(word: Word, proven: readonly boolean[], looks: readonly Look[]): Word {
  let n = 0;
  const text = word.text.replace(/(?<![\p{L}])\p{L}{0,2}[^\p{L}\p{N}\s:/-]*\d+[^\p{L}\p{N}\s:/-]*|\d+/gu, (piece) =>
    (piece.match(/\d+/g) ?? []).map(() => proven[n++]).every(Boolean) && !SCRAPS.test(piece) ? piece : ILLEGIBLE,
  );
  const rest = text.replaceAll(ILLEGIBLE, '').replace(/^\W+|\W+$/gu, '');
  const seen = looks.every((look) => look.text.includes(rest.replace(/\s/g, '')));
  return { ...word, text, confidence: seen ? Math.max(word.confidence, 0.9) : word.confidence };
}

/** Gives the words of a page back with those figures of its letterhead only that are print beyond doubt. */
export async function provenHead(words: readonly Word[], picture: Grey, dpi: number, engine: Engine): Promise<Word[]> {
  const heads = linesOf(words)
    .filter((line) => isHead(line, picture.height))
    .slice(0, MOST_LINES);
  const changed = new Map<Word, Word>();
  for (const line of heads) {
    const runs = line.map((word) => word.text.match(/\d+/g) ?? []);
    if (runs.flat().length === 0) continue;
    const looks = await looksAt(line, picture, dpi, engine);
    const seen = looks.map((look) =>
      common(
        runs.flat(),
        look.runs.map(({ figures }) => figures),
      ),
    );
    const proven = runs
      .flat()
      .map((figures, i) => seen.every((look) => look[i]) && looks.some((look) => look.runs.some((r) => r.even && r.figures === figures)));
    let n = 0;
    line.forEach((word, i) => {
      const own = proven.slice(n, n + (runs[i]?.length ?? 0));
      n += own.length;
      if (own.length > 0) changed.set(word, withoutUnproven(word, own, looks));
    });
  }
  return words.map((word) => changed.get(word) ?? word);
}
