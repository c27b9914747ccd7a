/** RTF is seven-bit: groups, control words, and everything else, which is bytes of some code page. */
export type Token =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  /** Latin-1 characters, one a byte. */
  | { readonly kind: 'bytes'; readonly bytes: string };

const OPEN: Token = { kind: 'open' };
const CLOSE: Token = { kind: 'close' };
const CONTROL = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([\s\S]))/y;
const PLAIN = /[^\\{}\r\n]+/y;

/** Cuts an RTF file (as Latin-1) into tokens; the data of \bin are passed over. A line end after a backslash is \par. */
export function* tokensOf(rtf: string): Generator<Token> {
  for (let at = 0; at < rtf.length; ) {
    const c = rtf[at];
    if (c === '{' || c === '}') {
      yield c === '{' ? OPEN : CLOSE;
      at++;
    } else if (c === '\r' || c === '\n') at++;
    else if (c === '\\') {
      CONTROL.lastIndex = at;
      const match = CONTROL.exec(rtf);
      if (!match) return;
      at = CONTROL.lastIndex;
      const [, word, value, hex, sign] = match;
      if (hex !== undefined) yield { kind: 'bytes', bytes: String.fromCharCode(Number.parseInt(hex, 16)) };
      else if (word === 'bin') at += Math.max(0, Number(value ?? 0));
      else if (word !== undefined) yield { kind: 'word', word, value: value === undefined ? null : Number(value) };
      else if (sign === '\\' || sign === '{' || sign === '}') yield { kind: 'bytes', bytes: sign };
      else yield { kind: 'word', word: sign === '\r' || sign === '\n' ? 'par' : (sign as string), value: null };
    } else {
      PLAIN.lastIndex = at;
      const match = PLAIN.exec(rtf) as RegExpExecArray;
      at = PLAIN.lastIndex;
      yield { kind: 'bytes', bytes: match[0] };
    }
  }
}
