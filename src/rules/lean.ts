import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** The number of each named group. The engine builds an object for names at every match, which costs more than the match. */
export type Names = ReadonlyMap<string, number>;

export interface Lean {
  /** Null where the text is read by code points, which the look ahead is not. */
  readonly tree: AST.Pattern | null;
  readonly source: string;
  readonly flags: string;
  readonly names: Names;
}

/**
 * The letters that official documents are written in, as few ranges as can be: the classes of Unicode have hundreds, and the
 * engine looks a letter up in such a class by a call that is three times slower than all else.
 */
const LATIN_LETTERS = 'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u1fff';
const CLASSES: Readonly<Record<string, string>> = {
  L: LATIN_LETTERS,
  Lu: `A-Z\\u00c0-\\u00d6\\u00d8-\\u00de${cased(/\p{Lu}/u)}`,
  Ll: `a-z\\u00df-\\u00f6\\u00f8-\\u00ff${cased(/\p{Ll}/u)}`,
  N: '0-9',
};

/** Of the letters beyond Latin-1, those that Vietnamese has. */
function cased(pattern: RegExp): string {
  const vietnamese = [0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1a0, 0x1a1, 0x1af, 0x1b0];
  for (let code = 0x1ea0; code <= 0x1ef9; code++) vietnamese.push(code);
  return vietnamese
    .map((code) => String.fromCharCode(code))
    .filter((letter) => pattern.test(letter))
    .join('');
}

const parser = new RegExpParser({ ecmaVersion: 2024 });

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

function applied(source: string, edits: readonly Edit[]): string {
  let out = '';
  let read = 0;
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start)) {
    out += source.slice(read, start) + by;
    read = end;
  }
  return out + source.slice(read);
}

/** Classes of letters as above; where no other class of Unicode is left, the text is read by units instead of code points. */
function narrowed(tree: AST.Pattern): { edits: Edit[]; flags: '' | 'u' } {
  const edits: Edit[] = [];
  let flags: '' | 'u' = '' as '' | 'u';
  visitRegExpAST(tree, {
    onCharacterSetEnter(set) {
      if (set.kind !== 'property') return;
      const letters = set.negate ? undefined : CLASSES[set.value ?? set.key];
      if (letters === undefined) flags = 'u';
      else edits.push({ start: set.start, end: set.end, by: set.parent.type === 'CharacterClass' ? letters : `[${letters}]` });
    },
    onCharacterEnter({ value }) {
      if (value > 0xffff) flags = 'u';
    },
  });
  // a pattern in part narrowed would no longer mean one alphabet
  return flags === 'u' ? { edits: [], flags } : { edits, flags };
}

/** Groups numbered instead of named; `before` is the number of groups that will stand around the pattern. */
function unnamed(tree: AST.Pattern, before: number): { edits: Edit[]; names: Names } {
  const names = new Map<string, number>();
  const edits: Edit[] = [];
  let count = before;
  visitRegExpAST(tree, {
    onCapturingGroupEnter({ name, start }) {
      count++;
      if (name === null) return;
      names.set(name, count);
      edits.push({ start: start + 1, end: start + '(?<>'.length + name.length, by: '' });
    },
  });
  return { edits, names };
}

/**
 * The engine's own message is the one that people know.
 * @throws SyntaxError
 */
export const mustBePattern = (source: string): void => void new RegExp(source, 'u');

function parse(source: string): AST.Pattern {
  return parser.parsePattern(source, 0, source.length, { unicode: true });
}

/** A pattern, known to be one, as the engine runs it fastest. */
export function lean(source: string, before: number): Lean {
  const tree = parse(source);
  const classes = narrowed(tree);
  const { edits, names } = unnamed(tree, before);
  return { tree: classes.flags === 'u' ? null : tree, source: applied(source, [...classes.edits, ...edits]), flags: classes.flags, names };
}

/**
 * The same for a pattern that is searched for: it keeps the names of its groups.
 * @throws SyntaxError
 */
export function searching(source: string): RegExp {
  mustBePattern(source);
  const { edits, flags } = narrowed(parse(source));
  return new RegExp(applied(source, edits), `${flags}g`);
}
