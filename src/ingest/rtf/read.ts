import { latin } from '../codepage.js';
import type { Piece } from '../word/flow.js';
import { FlowBuilder } from '../word/flow.js';
import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';
import { CHARACTERS, codePageOfCharset, codePageOfNumber, ELSEWHERE, VIETNAMESE } from './words.js';

/** What a group inherits and gives back at its end. */
interface State {
  readonly elsewhere: boolean;
  readonly fontTable: boolean;
  readonly font: number | null;
  /** How many characters stand in for one that is written as \u. */
  readonly fallback: number;
  readonly inTable: boolean;
  readonly hidden: boolean;
}

export type Decoder = (bytes: Uint8Array, encoding: string) => string;

const MAX_GROUPS = 2_000;
const PARAGRAPH_ENDS = new Set(['par', 'sect', 'page', 'column', 'nestcell']);

/** Reads the body of an RTF file; `vietnamese` tells whether windows-1258 is believed where the file names it. */
class RtfReader {
  readonly flow = new FlowBuilder();
  readonly #decode: Decoder;
  readonly #vietnamese: boolean;
  readonly #charsets = new Map<number, number>();
  readonly #outer: State[] = [];
  #state: State = { elsewhere: false, fontTable: false, font: null, fallback: 1, inTable: false, hidden: false };
  #default: number | null = null;
  #codePage: string | null = null;
  /** Fallback characters still to be passed over. */
  #skip = 0;
  #optional = false;
  #bytes = '';
  #text = '';
  named1258 = false;

  constructor(decode: Decoder, vietnamese: boolean) {
    this.#decode = decode;
    this.#vietnamese = vietnamese;
  }

  take(token: Token): void {
    if (token.kind === 'bytes') this.#take(token.bytes);
    else if (token.kind === 'word') this.#word(token.word, token.value);
    else this.#group(token.kind === 'open');
  }

  end(): void {
    this.#flush();
    if (this.#text.trim() !== '') this.flow.paragraph(this.#text, this.#state.inTable);
  }

  #group(opens: boolean): void {
    this.#flush();
    this.#skip = 0;
    this.#optional = false;
    if (opens) {
      if (this.#outer.length >= MAX_GROUPS) throw new Error(`more than ${MAX_GROUPS} groups inside each other`);
      this.#outer.push(this.#state);
    } else this.#state = this.#outer.pop() ?? this.#state;
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #take(bytes: string): void {
    const from = Math.min(this.#skip, bytes.length);
    this.#skip -= from;
    if (this.#state.elsewhere || this.#state.fontTable || this.#state.hidden) return;
    this.#bytes += from > 0 ? bytes.slice(from) : bytes;
  }

  /** Bytes are read once the code page may change: letters of two bytes come in two tokens. */
  #flush(): void {
    if (this.#bytes === '') return;
    const bytes = Buffer.from(this.#bytes, 'latin1');
    this.#bytes = '';
    const charset = this.#charsets.get(this.#state.font ?? this.#default ?? -1);
    // 0 is Western by name, but many files write it for every font
    const page = charset === undefined || charset <= 1 ? this.#codePage : codePageOfCharset(charset);
    if (page === VIETNAMESE) this.named1258 = true;
    this.#text += page === null || (page === VIETNAMESE && !this.#vietnamese) ? latin(bytes) : this.#decode(bytes, page);
  }

  #word(word: string, value: number | null): void {
    if (word === '*') {
      this.#optional = true;
      return;
    }
    const optional = this.#optional;
    this.#optional = false;
    if (this.#skip > 0 && word !== 'u') {
      this.#skip--;
      return;
    }
    if (optional || ELSEWHERE.has(word)) {
      this.#flush();
      this.#set({ elsewhere: true });
      return;
    }
    if (word === 'fonttbl') this.#set({ fontTable: true });
    else if (word === 'f' && value !== null) {
      this.#flush();
      this.#set({ font: value });
    } else if (word === 'fcharset' && this.#state.fontTable && this.#state.font !== null) this.#charsets.set(this.#state.font, value ?? 0);
    else if (word === 'deff') this.#default = value;
    else if (word === 'ansicpg') this.#codePage = codePageOfNumber(value ?? 0);
    else if (word === 'uc') this.#set({ fallback: Math.max(0, value ?? 1) });
    else if (word === 'pard') this.#set({ inTable: false });
    else if (word === 'intbl') this.#set({ inTable: true });
    else if (word === 'plain') {
      this.#flush();
      this.#set({ font: null, hidden: false });
    } else if (word === 'v' || word === 'deleted') {
      this.#flush();
      this.#set({ hidden: value !== 0 });
    } else if (!this.#state.elsewhere && !this.#state.fontTable) this.#content(word, value);
    if (word === 'u') this.#skip = this.#state.fallback;
  }

  #content(word: string, value: number | null): void {
    if (word === 'u' && value !== null) {
      this.#flush();
      if (!this.#state.hidden) this.#text += String.fromCharCode(value & 0xffff);
    } else if (PARAGRAPH_ENDS.has(word)) {
      this.flow.paragraph(this.#end(), this.#state.inTable);
    } else if (word === 'cell') this.flow.cell(this.#end());
    else if (word === 'row') {
      const rest = this.#end();
      if (rest.trim() !== '') this.flow.cell(rest);
      this.flow.row();
    } else if (word in CHARACTERS) {
      this.#flush();
      this.#text += CHARACTERS[word];
    }
  }

  #end(): string {
    this.#flush();
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

/** The body of an RTF file, and whether it names windows-1258 anywhere that text stands. */
export function readBody(rtf: string, decode: Decoder, vietnamese: boolean): { pieces: readonly Piece[]; named1258: boolean } {
  const reader = new RtfReader(decode, vietnamese);
  for (const token of tokensOf(rtf)) reader.take(token);
  reader.end();
  return { pieces: reader.flow.finish(), named1258: reader.named1258 };
}
