import { type Attributes, scanXml } from '../xml.js';

/** Elements that show nothing: text that was deleted, what reviewers say, titles of pictures, styles and scripts. */
const HIDDEN = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'office:annotation',
  'office:annotation-end',
  'office:automatic-styles',
  'office:styles',
  'office:master-styles',
  'office:font-face-decls',
  'office:meta',
  'office:settings',
  'office:scripts',
  'office:forms',
  'office:binary-data',
  'presentation:notes',
  'svg:title',
  'svg:desc',
  'text:note-citation',
]);

/** Elements by the HTML that shows them as well. */
const TAGS: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:h': 'h2',
  'text:list': 'ul',
  'text:list-item': 'li',
  'text:list-header': 'li',
  'text:section': 'div',
  'text:note-body': 'div',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
  'draw:text-box': 'div',
  'draw:page': 'div',
};

/** Values side by side that are equal are kept once, with their count. */
const REPEATED: Readonly<Record<string, string>> = {
  'table:table-cell': 'table:number-columns-repeated',
  'table:table-row': 'table:number-rows-repeated',
};
/** Sheets are filled up to their edge with repetitions; beyond these nobody wrote them. */
const MOST_REPEATS = 64;
const MOST_PARTS = 1_000_000;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const count = (attributes: Attributes, name: string): number => Math.max(1, Number.parseInt(attributes(name) ?? '1', 10) || 1);

const spans = (attributes: Attributes): string => {
  const [rows, columns] = [count(attributes, 'table:number-rows-spanned'), count(attributes, 'table:number-columns-spanned')];
  return `${rows > 1 ? ` rowspan="${rows}"` : ''}${columns > 1 ? ` colspan="${columns}"` : ''}`;
};

/** Gathers the HTML of one document. Notes at the foot of a page come behind everything else. */
class Html {
  readonly #body: string[] = [];
  readonly #notes: string[] = [];
  /** Element that hides what is in it, and how often it is open. */
  #hidden: { readonly name: string; depth: number } | null = null;
  #notesOpen = 0;
  #textOpen = 0;
  #isSheets = false;
  /** Cells and rows that are open, where they began, and how often they stand there. */
  readonly #open: { readonly name: string; readonly from: number; readonly times: number }[] = [];

  get html(): string {
    return this.#body.join('') + this.#notes.join('');
  }

  get #out(): string[] {
    return this.#notesOpen > 0 ? this.#notes : this.#body;
  }

  start(name: string, attributes: Attributes): void {
    if (this.#hidden) {
      if (this.#hidden.name === name) this.#hidden.depth++;
      return;
    }
    if (HIDDEN.has(name)) {
      this.#hidden = { name, depth: 1 };
      return;
    }
    if (name === 'office:spreadsheet') this.#isSheets = true;
    if (name === 'text:note-body') this.#notesOpen++;
    if (isText(name)) this.#textOpen++;
    const repeated = REPEATED[name];
    if (repeated) this.#open.push({ name, from: this.#out.length, times: count(attributes, repeated) });
    this.#out.push(this.#opening(name, attributes));
  }

  get #cell(): string {
    return this.#isSheets ? 'th' : 'td';
  }

  #opening(name: string, attributes: Attributes): string {
    if (name === 'table:table') return this.#isSheets ? `<h2>${escaped(attributes('table:name') ?? '')}</h2><table>` : '<table>';
    // what says that it is the head of a column makes a table of data of every sheet
    if (name === 'table:table-cell') return `<${this.#cell}${spans(attributes)}>`;
    if (name === 'text:line-break') return '<br>';
    if (name === 'text:tab' || name === 'text:s') return ' ';
    const tag = TAGS[name];
    return tag === undefined ? '' : `<${tag}>`;
  }

  end(name: string): void {
    if (this.#hidden) {
      if (this.#hidden.name === name && --this.#hidden.depth === 0) this.#hidden = null;
      return;
    }
    const tag = name === 'table:table-cell' ? this.#cell : TAGS[name];
    if (tag !== undefined) this.#out.push(`</${tag}>`);
    if (name in REPEATED) this.#repeat();
    if (isText(name)) this.#textOpen--;
    if (name === 'text:note-body') this.#notesOpen--;
  }

  #repeat(): void {
    const { name, from, times } = this.#open.pop() ?? { name: '', from: 0, times: 1 };
    if (times === 1) return;
    const own = this.#out.slice(from);
    const filled = own.some((part) => part !== '' && !part.startsWith('<'));
    // an empty stretch keeps its place in the row
    if (!filled && name === 'table:table-cell') this.#out[from] = `<${this.#cell} colspan="${times}">`;
    const copies = filled ? Math.min(times, MOST_REPEATS) - 1 : 0;
    for (let i = 0; i < copies && this.#out.length < MOST_PARTS; i++) for (const part of own) this.#out.push(part);
  }

  text(text: string): void {
    if (!this.#hidden && this.#textOpen > 0) this.#out.push(escaped(text));
  }
}

const isText = (name: string): boolean => name === 'text:p' || name === 'text:h';

/** The HTML of what an OpenDocument file shows. Its entities are not expanded, its depth does not matter. */
export function htmlOf(xml: string): string {
  const html = new Html();
  scanXml(xml, html);
  return html.html;
}
