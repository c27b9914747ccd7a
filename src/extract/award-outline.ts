import {
  isBlankAt,
  isDigitAt,
  isLowerAt,
  isSignAt,
  isUpperAt,
  isWordAt,
  patternNamed,
  type Rules,
  Signs,
  skipBlanks,
} from '../rules/index.js';

const ARTICLE_HEAD = patternNamed('award.article');

/** What a line begins with: "III.", "2.1", "a)", "(1)", "-", or the words of an article. */
export interface Item {
  /** Items of one list look alike. */
  readonly style: string;
  /** Where lists of this look stand as a rule: the smaller, the higher. */
  readonly rank: number;
  /** It begins its list, which may then stand below whatever is open. */
  readonly first: boolean;
}
interface Entry<T> {
  readonly item: Item | null;
  readonly names: ReadonlySet<string>;
  readonly value: T;
}

const ARTICLE = 0;
const CAPITAL = 1;
const ROMAN = 2;
const FIGURE = 3;
const LETTER = 7;
const BRACKETED = 8;
const BULLET = 9;

/**
 * The headings that are open above a line, the deepest last. Plans number their parts in every order ("a)" above "1.",
 * "(1)" above "a)"), so a list that begins opens below what is open, and an item closes those of its own look.
 */
export class Outline<T> {
  private readonly open: Entry<T>[] = [];

  get top(): T | null {
    return this.open.at(-1)?.value ?? null;
  }

  get isNumbered(): boolean {
    return this.open.some(({ item }) => item !== null && !isBullet(item));
  }

  /** Ends what a new item ends. */
  close(item: Item): void {
    const like = this.open.findIndex((entry) => entry.item?.style === item.style);
    if (like >= 0) this.open.length = like;
    else if (isBullet(item)) return;
    else if (item.first && item.rank !== ARTICLE && item.rank !== ROMAN)
      this.dropWhile((entry) => entry.item !== null && isBullet(entry.item));
    else {
      const below = this.open.findIndex((entry) => entry.item !== null && !isBullet(entry.item) && entry.item.rank >= item.rank);
      if (below >= 0) this.open.length = below;
      this.dropWhile((entry) => entry.item === null || isBullet(entry.item));
    }
  }

  /** A line without a number ends bullets that are no headings, and headings that name what it names. */
  closeUnnumbered(names: ReadonlySet<string>): void {
    let end = this.open.length;
    for (let at = end; at > 0 && isLoose(this.open[at - 1] as Entry<T>); at--)
      if (agrees(this.open[at - 1] as Entry<T>, names)) end = at - 1;
    this.open.length = end;
  }

  closeBullets(): void {
    this.dropWhile((entry) => entry.item !== null && isBullet(entry.item) && entry.names.size === 0);
  }

  closeHeadings(): void {
    this.dropWhile((entry) => entry.item === null);
  }

  /** `names`: the aspects that this heading itself tells. */
  add(item: Item | null, names: ReadonlySet<string>, value: T): void {
    this.open.push({ item, names, value });
  }

  /** Changes what the deepest open heading says. */
  mend(change: (value: T) => T): void {
    const last = this.open.at(-1);
    if (last) this.open[this.open.length - 1] = { ...last, value: change(last.value) };
  }

  private dropWhile(drop: (entry: Entry<T>) => boolean): void {
    while (this.open.length > 0 && drop(this.open.at(-1) as Entry<T>)) this.open.pop();
  }
}

export const isBullet = (item: Item): boolean => item.rank === BULLET;
const isLoose = <T>({ item }: Entry<T>): boolean => item === null || isBullet(item);
/** Two headings that tell nothing stand side by side, and so do two that tell one thing. */
const agrees = <T>(entry: Entry<T>, names: ReadonlySet<string>): boolean =>
  entry.names.size === 0 ? names.size === 0 || entry.item !== null : [...entry.names].some((name) => names.has(name));

const MOST_ROMAN = 5;
const MOST_PARTS = 3;

export function itemAt(text: string, start: number, rules: Rules): Item | null {
  const at = skipBlanks(text, start);
  if (isSignAt(text, at, '(')) return bracketed(text, at + 1);
  if (!isWordAt(text, at)) return bulleted(text, at, rules);
  if (isDigitAt(text, at)) return figured(text, at);
  if (isLowerAt(text, at)) return closesNumber(text, at + 1) ? { style: 'a)', rank: LETTER, first: text[at] === 'a' } : null;
  return roman(text, at) ?? capital(text, at) ?? article(text, at, rules);
}

/** "- 1. …" and "* a) …" are numbered all the same. */
function bulleted(text: string, at: number, rules: Rules): Item | null {
  if (at >= text.length || OPENING.at(text, at)) return null;
  let next = at + 1;
  while (next < text.length && text.charCodeAt(next) === text.charCodeAt(at)) next++;
  next = skipBlanks(text, next);
  const inner = isWordAt(text, next) && !isUpperAt(text, next) ? itemAt(text, next, rules) : null;
  return (
    inner ??
    (isSignAt(text, at, '-') || /\p{Pd}/u.test(text[at] as string) ? DASH : { style: text[at] as string, rank: BULLET, first: false })
  );
}
const DASH: Item = { style: '-', rank: BULLET, first: false };
/** What a line begins with that is no bullet. */
const OPENING = new Signs('\n“”"‘’\'«»([…._/');

function bracketed(text: string, at: number): Item | null {
  let end = at;
  while (isDigitAt(text, end)) end++;
  const letter = end === at && isLowerAt(text, at);
  if (!isSignAt(text, letter ? at + 1 : end, ')') || end - at > 2 || (end === at && !letter)) return null;
  return { style: letter ? '(a)' : '(1)', rank: BRACKETED, first: text.slice(at, end) === '1' || text[at] === 'a' };
}

function figured(text: string, start: number): Item | null {
  let end = start;
  let last = start;
  let figures = 0;
  for (let part = start; isDigitAt(text, part) && figures < MOST_PARTS; part = end + 1) {
    figures++;
    last = part;
    end = part;
    while (isDigitAt(text, end)) end++;
    if (end - part > 2) return null;
    if (!isSignAt(text, end, '.')) break;
  }
  if (figures === 1 && !(CLOSING.at(text, end) && isBlankAt(text, end + 1))) return null;
  const first = isSignAt(text, end - 1, '1') && (end - last === 1 || isSignAt(text, last, '0'));
  return { style: isSignAt(text, end, ')') ? '1)' : (FIGURED[figures] as string), rank: FIGURE + figures, first };
}
const CLOSING = new Signs(').-/');
const FIGURED = ['', '1.', '1.1.', '1.1.1.'];

function roman(text: string, start: number): Item | null {
  let end = start;
  while (ROMANS.at(text, end)) end++;
  if (end === start || end - start > MOST_ROMAN) return null;
  const closing = skipBlanks(text, end);
  if (!(closesNumber(text, closing) || text[closing] === '-')) return null;
  const first = end === start + 1 && text[start] === 'I';
  // "III.2" is a part of "III."
  if (isDigitAt(text, closing + 1)) return { style: 'I.1', rank: FIGURE, first: false };
  return { style: 'I', rank: ROMAN, first };
}

const capital = (text: string, at: number): Item | null =>
  isUpperAt(text, at) && closesNumber(text, at + 1) && isBlankAt(text, at + 2)
    ? { style: 'A', rank: CAPITAL, first: text[at] === 'A' }
    : null;

function article(text: string, at: number, rules: Rules): Item | null {
  if (!ARTICLE_HEAD(rules).isAt(text, at)) return null;
  return { style: text.slice(at, text.indexOf(' ', at)).toLowerCase(), rank: ARTICLE, first: false };
}

const ROMANS = new Signs('IVX');
const closesNumber = (text: string, at: number): boolean => isSignAt(text, at, ')') || isSignAt(text, at, '.');
