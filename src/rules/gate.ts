import type { AST } from '@eslint-community/regexpp';
import { isBlankAt, isDigitAt } from './chars.js';

/** Letters above this are signs and scripts of no interest here: every gate lets them pass. */
const SIZE = 0x2100;

/** 1 for each letter that may stand there; null where a match need not show any. */
type Letters = Uint8Array | null;

/**
 * What a match can show first, blanks left out, and what it can show first of all that is neither blank nor figure;
 * of a pattern tried backwards, last.
 */
export interface Gate {
  readonly letters: Letters;
  readonly signs: Letters;
}

const IS_BLANK = Uint8Array.from({ length: SIZE }, (_, code) => (isBlankAt(String.fromCharCode(code), 0) ? 1 : 0));
const IS_PASSED = IS_BLANK.map((blank, code) => (isDigitAt(String.fromCharCode(code), 0) ? 1 : blank));

/** Read off the pattern itself: one look at a letter or two spares most of the attempts that fit nothing. */
export function gateOf(pattern: AST.Pattern, backwards: boolean): Gate {
  const marked = (passed: Uint8Array): Letters => {
    const letters = new Uint8Array(SIZE);
    return anyOf(pattern.alternatives, backwards, { letters, passed }) ? null : letters;
  };
  return { letters: marked(IS_BLANK), signs: marked(IS_PASSED) };
}

interface Marks {
  readonly letters: Uint8Array;
  /** Letters that are skipped before one is looked at. */
  readonly passed: Uint8Array;
}

/** Marks the letters of a part; true if the part can be passed without any of them. */
function anyOf(alternatives: readonly AST.Alternative[], backwards: boolean, marks: Marks): boolean {
  let passable = false;
  for (const { elements } of alternatives) {
    const order = backwards ? elements.toReversed() : elements;
    if (order.every((element) => passes(element, backwards, marks))) passable = true;
  }
  return passable;
}

function passes(element: AST.Element, backwards: boolean, marks: Marks): boolean {
  switch (element.type) {
    case 'Assertion':
      return true;
    case 'Group':
    case 'CapturingGroup':
      return anyOf(element.alternatives, backwards, marks);
    case 'Quantifier':
      return (element.max > 0 && passes(element.element, backwards, marks)) || element.min === 0;
    case 'Character':
      return markRange(element.value, element.value, marks);
    case 'CharacterClass':
      return element.negate ? markSet(element.raw, marks) : element.elements.map((part) => markPart(part, marks)).includes(true);
    case 'CharacterSet':
      return markSet(element.raw, marks);
    default:
      // a reference or a nested class may be anything
      marks.letters.fill(1);
      return true;
  }
}

function markPart(part: AST.CharacterClass['elements'][number], marks: Marks): boolean {
  if (part.type === 'Character') return markRange(part.value, part.value, marks);
  if (part.type === 'CharacterClassRange') return markRange(part.min.value, part.max.value, marks);
  return markSet(part.raw, marks);
}

function markRange(first: number, last: number, marks: Marks): boolean {
  let passable = false;
  for (let code = first; code <= last && code < SIZE; code++) passable = mark(code, marks) || passable;
  return passable;
}

function mark(code: number, { letters, passed }: Marks): boolean {
  if (passed[code] === 1) return true;
  letters[code] = 1;
  return false;
}

const SETS = new Map<string, Uint8Array>();

/** Classes such as `\p{L}` and `[^.;]`: the engine itself is asked which letters they hold. */
function markSet(raw: string, marks: Marks): boolean {
  let set = SETS.get(raw);
  if (!set) {
    const pattern = new RegExp(raw, 'u');
    set = Uint8Array.from({ length: SIZE }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
    SETS.set(raw, set);
  }
  let passable = false;
  for (let code = 0; code < SIZE; code++) if (set[code] === 1) passable = mark(code, marks) || passable;
  return passable;
}

const allows = (letters: Uint8Array, code: number): boolean => code >= SIZE || letters[code] === 1;
const ZERO = 48;
const NINE = 57;
const isFigure = (code: number): boolean => code >= ZERO && code <= NINE;
const BLANK = 32;

/** Whether a match may begin at `place`, as far as the first letters behind it tell. */
export function opensAt({ letters, signs }: Gate, text: string, place: number): boolean {
  if (letters === null) return true;
  let at = place;
  let code = text.charCodeAt(at);
  while (code === BLANK || isBlankAt(text, at)) code = text.charCodeAt(++at);
  // at the end of the text the code is NaN
  if (!allows(letters, code)) return false;
  if (signs === null || !isFigure(code)) return true;
  while (isFigure(code) || isBlankAt(text, at)) code = text.charCodeAt(++at);
  return allows(signs, code);
}

/** Whether a match may end at `place`. */
export function closesAt({ letters, signs }: Gate, text: string, place: number): boolean {
  if (letters === null) return true;
  let at = place - 1;
  let code = text.charCodeAt(at);
  while (code === BLANK || isBlankAt(text, at)) code = text.charCodeAt(--at);
  if (!allows(letters, code)) return false;
  if (signs === null || !isFigure(code)) return true;
  while (isFigure(code) || isBlankAt(text, at)) code = text.charCodeAt(--at);
  return allows(signs, code);
}
