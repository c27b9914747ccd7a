import type { Region } from '../../model/source.js';
import { TextBuilder } from '../builder.js';
import { parsePage } from '../html/dom.js';
import { Walker } from '../html/walk.js';

/** A row of a table: its cells, each a list of paragraphs. Line breaks in a paragraph are line ends. */
export type Row = readonly (readonly string[])[];

/** What a word processor's file holds, in order: paragraphs, and tables as their rows. */
export type Piece = string | readonly Row[];

/** Puts paragraphs, cells and rows in order as a reader meets them. */
export class FlowBuilder {
  readonly #pieces: (string | Row[])[] = [];
  #row: string[][] = [];
  #cell: string[] = [];
  #inTable = false;

  /** A paragraph that ends in a cell, or not. */
  paragraph(text: string, inTable: boolean): void {
    if (inTable) {
      this.#cell.push(text);
      return;
    }
    this.#leave();
    this.#pieces.push(text);
  }

  cell(text: string): void {
    this.#row.push([...this.#cell, text]);
    this.#cell = [];
  }

  row(): void {
    if (this.#cell.length > 0) this.cell('');
    if (this.#row.length === 0) return;
    const last = this.#pieces.at(-1);
    if (this.#inTable && typeof last === 'object') last.push(this.#row);
    else this.#pieces.push([this.#row]);
    this.#row = [];
    this.#inTable = true;
  }

  /** A table that is left without the end of its row (a broken file) keeps its text. */
  #leave(): void {
    this.row();
    this.#inTable = false;
  }

  finish(): readonly Piece[] {
    this.#leave();
    return this.#pieces;
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** White space stays as it was typed: old letterheads are set with it. Tabs would look like the ends of cells in a table. */
const block = (text: string, inTable = false): string =>
  text.trim() === '' ? '' : `<pre>${escaped(inTable ? text.replaceAll('\t', ' ') : text)}</pre>`;

const tableOf = (rows: readonly Row[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell.map((p) => block(p, true)).join('')}</td>`).join('')}</tr>`).join('')}</table>`;

/**
 * Lays the pieces out as the DOCX reader does: paragraphs parted by a blank line, letterhead
 * and signature tables column by column, other tables as rows with regions.
 */
export async function layOut(pieces: readonly Piece[]): Promise<{ text: string; regions: Region[] }> {
  const html = pieces.map((piece) => (typeof piece === 'string' ? block(piece) : tableOf(piece))).join('');
  const page = await parsePage(`<html><body>${html}</body></html>`);
  const out = new TextBuilder();
  if (page) new Walker(out).walk(page.body);
  return out.finish();
}
