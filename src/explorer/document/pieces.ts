/** A stretch of a text, half-open, in UTF-16 units. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** So much of a text is shown at once. */
export const MOST = 50_000;

/** Where to cut a page that is too long for one piece: behind a paragraph, else anywhere but within a character. */
const cutsOf = (text: string, start: number, end: number, most: number): number[] => {
  const cuts: number[] = [];
  let at = start;
  while (end - at > most) {
    const line = text.lastIndexOf('\n', at + most - 1) + 1;
    const code = text.charCodeAt(at + most);
    const hard = at + most - (code >= 0xdc00 && code < 0xe000 ? 1 : 0);
    at = line > at ? line : hard;
    cuts.push(at);
  }
  return cuts;
};

/** The pieces in which a long text is shown: whole pages where they fit, in order and without gaps. */
export const piecesOf = (text: string, pages: readonly number[], most = MOST): Piece[] => {
  const starts = [...new Set([0, ...pages])].filter((start) => start < text.length).sort((a, b) => a - b);
  const places = starts.flatMap((start, i) => [start, ...cutsOf(text, start, starts[i + 1] ?? text.length, most)]);
  const pieces: Piece[] = [];
  for (const [i, start] of places.entries()) {
    const end = places[i + 1] ?? text.length;
    const last = pieces.at(-1);
    if (last && end - last.start <= most) pieces[pieces.length - 1] = { start: last.start, end };
    else pieces.push({ start, end });
  }
  return pieces.length > 0 ? pieces : [{ start: 0, end: 0 }];
};

/** The place (from 1) of the piece in which an offset lies. */
export const pieceAt = (pieces: readonly Piece[], offset: number): number =>
  Math.max(1, pieces.findIndex(({ start, end }) => offset >= start && offset < end) + 1);
