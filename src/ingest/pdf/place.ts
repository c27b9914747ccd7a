import { fold } from '../../model/fold.js';
import { apply, type Matrix, matrixOf, multiply } from './matrix.js';

/** A piece of text of a page as pdf.js gives it; sizes in points. */
export interface Piece {
  readonly str: string;
  readonly width: number;
  readonly transform: unknown;
}
/** Words of a page, the `nth` of their kind from 0. */
export interface Words {
  readonly text: string;
  readonly nth: number;
}
/** Four corners of a stretch of text on the page, in the units of `toPage`. */
export type Corners = readonly (readonly [number, number])[];

const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;
/** Letters and digits alone: blanks, hyphens and marks come and go between the page and the text. */
export const lettersOf = (text: string): string => fold(text).replace(NOT_LETTERS, '');

/** How often words stand in a text; where they would overlap, once. */
export const timesIn = (text: string, words: string): number => {
  const sought = lettersOf(words);
  return sought === '' ? 0 : lettersOf(text).split(sought).length - 1;
};

const placeOf = (all: string, sought: string, nth: number): number => {
  let at = all.indexOf(sought);
  for (let i = 0; i < nth; i++) {
    const next = all.indexOf(sought, at + sought.length);
    if (next < 0) break;
    at = next;
  }
  return at;
};

/** The stretch of a piece from one share of its width to another, a line high. */
const cornersOf = ({ width, transform }: Piece, from: number, to: number, toPage: Matrix): Corners | null => {
  const own = matrixOf(transform);
  if (!own) return null;
  const m = multiply(toPage, [own[0], own[1], own[2], own[3], own[4], own[5]]);
  const [across, up] = [Math.hypot(own[0], own[1]) || 1, 1];
  const corner = (share: number, height: number) => apply(m, (share * width) / across, height * up);
  return [corner(from, -0.25), corner(to, -0.25), corner(to, 0.95), corner(from, 0.95)];
};

/** Where words stand on a page; empty where they are not found as one run of letters. */
export function placesOf(pieces: readonly Piece[], { text, nth }: Words, toPage: Matrix): Corners[] {
  const sought = lettersOf(text);
  if (sought === '') return [];
  const letters = pieces.map(({ str }) => lettersOf(str));
  const at = placeOf(letters.join(''), sought, nth);
  if (at < 0) return [];
  const end = at + sought.length;
  let begin = 0;
  return pieces.flatMap((piece, i) => {
    const length = letters[i]?.length ?? 0;
    const [from, to] = [Math.max(at, begin) - begin, Math.min(end, begin + length) - begin];
    begin += length;
    const corners = from < to ? cornersOf(piece, from / length, to / length, toPage) : null;
    return corners ? [corners] : [];
  });
}
