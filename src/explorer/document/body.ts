import { type Html, html, type Part } from '../html.js';
import type { Piece } from './pieces.js';
import { type Mark, type Marking, segments } from './segments.js';

/** Lines of a stretch, each half-open and without its line break. */
const linesOf = (text: string, { start, end }: Piece): Piece[] => {
  const lines: Piece[] = [];
  let at = start;
  while (at <= end) {
    const found = text.indexOf('\n', at);
    const stop = found < 0 || found > end ? end : found;
    lines.push({ start: at, end: stop });
    at = stop + 1;
  }
  return lines;
};

const paragraphs = (piece: Piece, marks: readonly Mark[], marking: Marking): Part[] =>
  linesOf(marking.text, piece).map(({ start, end }, i) => {
    const content = start === end ? '' : html`<p>${segments(start, end, marks, marking)}</p>`;
    return i === 0 ? content : ['\n', content];
  });

/** Where the pages of a piece begin and end, with their numbers from 1; a piece may begin within a page. */
const pagesWithin = (pages: readonly number[], { start, end }: Piece): (Piece & { page: number })[] =>
  pages.flatMap((from, i) => {
    const piece = { page: i + 1, start: Math.max(start, from), end: Math.min(end, pages[i + 1] ?? Number.POSITIVE_INFINITY) };
    return piece.start < piece.end ? [piece] : [];
  });

/** A piece of a text, page by page under headings made by `headOf`, paragraphs as they were read, facts marked. */
export const bodyOf = (
  piece: Piece,
  pages: readonly number[],
  marks: readonly Mark[],
  marking: Marking,
  headOf: (page: number) => Part,
): Html =>
  html`<div class="text" lang="vi">${pagesWithin(pages, piece).map(
    ({ page, ...own }) => html`<div class="page">${pages.length > 1 ? headOf(page) : ''}${paragraphs(own, marks, marking)}</div>`,
  )}</div>`;
