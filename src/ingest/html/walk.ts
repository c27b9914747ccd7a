import { clean, TextBuilder } from '../builder.js';
import type { Element, Node } from './node.js';
import { attribute, childrenOf, isBlock, isElement, isHeading, isHidden, isText, MAX_DEPTH, tagOf } from './node.js';
import type { Cell } from './tables.js';
import { cellsOf, kindOf } from './tables.js';

/** White space that HTML collapses; NBSP is not among it. */
const SPACES = /[ \t\n\r\f]+/g;

/**
 * A label and its value, set apart by style sheets alone: a box that holds nothing but inline
 * elements of different classes. (Runs of one word that Word splits are in a paragraph.)
 */
function isLabelled(node: Element, children: readonly Node[]): boolean {
  if (tagOf(node) === 'p' || children.length < 2 || children.length > 4) return false;
  const classes = new Set<string>();
  for (const child of children) {
    if (!isElement(child) || isBlock(child) || attribute(child, 'class') === '') return false;
    classes.add(attribute(child, 'class'));
  }
  return classes.size === children.length;
}

/**
 * Writes the visible text of a DOM: blocks are parted by a blank line, <br> is one line end.
 * Data tables become rows (cells parted by tabs) with regions; letterheads and signature
 * tables are read column by column; other tables box by box.
 */
export class Walker {
  readonly #out: TextBuilder;
  readonly #chrome: ReadonlySet<Node>;
  #space = false;
  #lineStart = true;
  #document = 0;
  /** Inside a cell of a data table blocks are parted by one line end. */
  #gap: 1 | 2 = 2;
  #inChrome = false;
  #depth = 0;
  #cut = false;

  constructor(out: TextBuilder, chrome: ReadonlySet<Node> = new Set()) {
    this.#out = out;
    this.#chrome = chrome;
  }

  /** Whether anything was left out because it is nested too deep. */
  get cut(): boolean {
    return this.#cut;
  }

  walk(node: Node): void {
    if (isText(node)) this.#text(node.textContent ?? '', node);
    if (!isElement(node) || isHidden(node)) return;
    if (this.#depth >= MAX_DEPTH) {
      this.#cut = true;
      return;
    }
    this.#depth++;
    if (this.#chrome.has(node) && !this.#inChrome) this.#surround(node);
    else this.#element(node);
    this.#depth--;
  }

  #surround(node: Element): void {
    if (isBlock(node)) this.#break(this.#gap);
    const start = this.#out.length;
    this.#inChrome = true;
    this.#element(node);
    this.#inChrome = false;
    this.#out.region({ start, end: this.#out.length, role: 'chrome' });
    if (isBlock(node)) this.#break(this.#gap);
  }

  #element(node: Element): void {
    const tag = tagOf(node);
    if (tag === 'br') this.#lineEnd();
    else if (tag === 'table') this.#table(node);
    else if (isBlock(node)) this.#block(node);
    else this.#children(node);
  }

  #block(node: Element): void {
    this.#break(this.#gap);
    const start = this.#out.length;
    this.#children(node);
    if (isHeading(node) && !this.#inChrome) this.#out.region({ start, end: this.#out.length, role: 'heading' });
    this.#break(this.#gap);
  }

  #children(node: Element): void {
    const children = childrenOf(node);
    const boxes = isLabelled(node, children);
    for (const child of children) {
      if (boxes) this.#space = true;
      this.walk(child);
    }
  }

  #table(table: Element): void {
    const cells = cellsOf(table);
    const kind = this.#inChrome || this.#gap === 1 ? 'layout' : kindOf(table, cells, this.#document);
    this.#break(this.#gap);
    if (kind === 'data') this.#rows(cells);
    else if (kind === 'columns') this.#columns(cells);
    else this.#children(table);
    this.#break(this.#gap);
  }

  #columns(cells: readonly Cell[]): void {
    for (const column of [...new Set(cells.map((c) => c.column))].sort((a, b) => a - b)) {
      for (const cell of cells) if (cell.column === column) this.walk(cell.element);
    }
  }

  #rows(cells: readonly Cell[]): void {
    const start = this.#out.length;
    const regions: { start: number; end: number; cell: Cell }[] = [];
    this.#gap = 1;
    let row = -1;
    for (const cell of cells) {
      if (row >= 0) this.#out.add(cell.row === row ? '\t' : '\n');
      row = cell.row;
      this.#fresh();
      const at = this.#out.length;
      const inner = new TextBuilder();
      const walker = new Walker(inner, this.#chrome);
      walker.#gap = 1;
      walker.#depth = this.#depth;
      walker.#children(cell.element);
      this.#cut ||= walker.#cut;
      const { text } = inner.finish();
      this.#out.add(text.trimStart());
      regions.push({ start: at, end: this.#out.length, cell });
    }
    this.#gap = 2;
    this.#document += this.#out.length - start;
    this.#out.region({ start, end: this.#out.length, role: 'table' });
    for (const r of regions) {
      const { row: line, column, rowSpan, columnSpan } = r.cell;
      this.#out.region({ start: r.start, end: r.end, role: 'cell', row: line, column, rowSpan, columnSpan });
    }
  }

  #text(raw: string, node: Node): void {
    const parent = node.parentNode;
    if (parent && isElement(parent) && tagOf(parent) === 'pre') {
      this.#out.add(clean(raw));
      this.#lineStart = raw.endsWith('\n');
      if (!this.#inChrome) this.#document += raw.trim().length;
      return;
    }
    const text = clean(raw).replace(SPACES, ' ');
    if (text === '') return;
    const body = text.trim();
    // String.trim also takes NBSP off; keep what the page shows as it is
    const inner = text.replace(/^ | $/g, '');
    if (inner === '') {
      this.#space = true;
      return;
    }
    if ((this.#space || text.startsWith(' ')) && !this.#lineStart) this.#out.add(' ');
    this.#out.add(inner);
    this.#space = text.endsWith(' ');
    this.#lineStart = false;
    if (!this.#inChrome) this.#document += body.length;
  }

  #lineEnd(): void {
    this.#out.add('\n');
    this.#fresh();
  }

  #break(count: 1 | 2): void {
    this.#out.breakLines(count);
    this.#fresh();
  }

  #fresh(): void {
    this.#space = false;
    this.#lineStart = true;
  }
}
