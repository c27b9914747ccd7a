/**
 * Turns a template into the source of a regular expression. A template is a regular expression with
 * five conveniences, so that an analyst can write what stands in the text:
 * a lower-case letter matches either case, a blank matches any short run of white space (` ?` also
 * none), `\b` is the end of a word, `{name}` inserts a fragment and `{name:group}` inserts it as a named group.
 */
export type Fragments = ReadonlyMap<string, string>;

// JavaScript's own \b knows ASCII letters only, even with the flag u.
const WORD_END = '(?![\\p{L}\\p{N}])';

/** What a sticky expression matches at this very place. */
function execAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

export class TemplateError extends Error {}

const FRAGMENT = /\{([a-z][a-z0-9_]*)(?::([a-z][A-Za-z0-9_]*))?\}/y;
const VERBATIM = /\\[pPu]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\k<[^>]*>|\\.|\[(?:\\.|[^\]\\])*\]|\(\?<[a-zA-Z]\w*>/y;

function eitherCase(letter: string): string {
  const upper = letter.toUpperCase();
  return upper !== letter && upper.length === 1 ? `[${letter}${upper}]` : letter;
}

/** `letter` writes one small letter; either case unless told otherwise. */
export function expand(template: string, fragments: Fragments, within: readonly string[] = [], letter = eitherCase): string {
  const text = template.normalize('NFC');
  let out = '';
  for (let i = 0; i < text.length; ) {
    const fragment = execAt(FRAGMENT, text, i);
    if (fragment) {
      const [whole, name, group] = fragment as unknown as [string, string, string | undefined];
      const inner = fragments.get(name);
      if (inner === undefined) throw new TemplateError(`unknown fragment {${name}}`);
      if (within.includes(name)) throw new TemplateError(`fragment {${name}} contains itself`);
      out += `(?${group ? `<${group}>` : ':'}${expand(inner, fragments, [...within, name], letter)})`;
      i += whole.length;
      continue;
    }
    const verbatim = execAt(VERBATIM, text, i);
    if (verbatim) {
      out += verbatim[0] === '\\b' ? WORD_END : verbatim[0];
      i += verbatim[0].length;
      continue;
    }
    const char = text[i] as string;
    if (char === ' ') {
      const optional = text[i + 1] === '?';
      out += optional ? '\\s{0,3}' : '\\s{1,3}';
      i += optional ? 2 : 1;
      continue;
    }
    out += char === char.toLowerCase() ? letter(char) : char;
    i++;
  }
  return out;
}

/** All of a line, tried where the line begins. */
export const wholeLine = (source: string): string => `(?:${source})(?=[^\\S\\n]*(?:\\n|$))`;
