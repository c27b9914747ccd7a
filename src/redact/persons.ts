import type { Lexicons } from '../rules/index.js';
import { anyOf } from './words.js';

/** A name in a text, half-open. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

// Two to five words with capital letters; the apostrophe is that of H'Len and K'Sor.
const WORD = String.raw`\p{Lu}[\p{L}'’]*`;
const NAME = `${WORD}(?:[ \\u00a0]+${WORD}){1,4}(?![\\p{L}])`;
// A contact stands on the line of the number, not far before it.
const NEAR = 120;

export interface Names {
  /** Names of private persons; `phones` are the starts of phone numbers. */
  find(text: string, phones: readonly number[]): Found[];
}

/** Stands at the place, whole. */
const wordAt = (words: readonly string[]) => {
  const pattern = new RegExp(`${anyOf(words)}(?!\\p{L})`, 'iuy');
  return (text: string, at = 0): boolean => {
    pattern.lastIndex = at;
    return pattern.test(text);
  };
};

/** What tells the names of private persons, made from the lexicons once. */
export const namesOf = ({ privatePersons, offices, provinces }: Lexicons): Names => {
  const words = (key: string): readonly string[] => privatePersons[key] ?? [];
  const isNoPerson = wordAt([...words('no-persons'), ...provinces.map(({ name }) => name)]);
  const isFamily = wordAt(words('family-names'));
  const office = anyOf(offices.flatMap(({ name, also = [] }) => [name, ...also]));

  const isShouted = (name: string): boolean => name === name.toUpperCase();
  const honorific = anyOf(words('honorifics'));
  const titles = `(?<![\\p{L}])(${anyOf([...words('honorifics'), ...words('familiar')])})(?:\\s*[/,(]\\s*${honorific}\\)?)?\\s*:?\\s*`;
  const titled = new RegExp(titles, 'giu');
  const name = new RegExp(NAME, 'uy');
  const joint = new RegExp(`\\s*${anyOf(words('list-joints'))}\\s*(?:${titles})?`, 'iuy');
  const anyName = new RegExp(`(?<![\\p{L}])${NAME}`, 'gu');
  const isFull = new RegExp(`^${honorific}$`, 'iu');
  const holdsOffice = new RegExp(`^\\s*[,(–-]\\s*(?:\\p{Ll}+\\s+)?${office}(?![\\p{L}])(?!\\s+${anyOf(words('private-bodies'))})`, 'iu');
  const inPlace = new RegExp(`(?:\\d|(?<![\\p{L}])${anyOf(words('place-words'))})\\s*$`, 'iu');

  const nameAt = (text: string, at: number): Found | null => {
    name.lastIndex = at;
    const found = name.exec(text)?.[0];
    return found === undefined || isNoPerson(found) ? null : { start: at, end: at + found.length };
  };
  const isPublic = (text: string, { end }: Found): boolean => holdsOffice.test(text.slice(end, end + 80));

  /** The other names of a list that begins with a title: each has a family name. */
  const listed = (text: string, from: number): Found[] => {
    const all: Found[] = [];
    for (let at = from; ; ) {
      joint.lastIndex = at;
      const between = joint.exec(text)?.[0];
      const next = between === undefined ? null : nameAt(text, at + between.length);
      if (!next || !isFamily(text.slice(next.start, next.end))) return all;
      all.push(next);
      at = next.end;
    }
  };

  const afterTitles = (text: string): Found[] =>
    [...text.matchAll(titled)].flatMap((match) => {
      const title = match[1] as string;
      // The title is part of names such as Bà Rịa.
      if (isNoPerson(text, match.index)) return [];
      const found = nameAt(text, match.index + match[0].length);
      if (!found) return [];
      const own = text.slice(found.start, found.end);
      if ((!isFull.test(title) || isShouted(own)) && !isFamily(own)) return [];
      return [found, ...listed(text, found.end)];
    });

  const contacts = (text: string, phone: number): Found[] => {
    const from = Math.max(0, phone - NEAR, text.lastIndexOf('\n', phone - 1) + 1);
    return [...text.slice(from, phone).matchAll(anyName)].flatMap(({ index, 0: own }) =>
      isFamily(own) && !isNoPerson(own) && !inPlace.test(text.slice(Math.max(0, from + index - 20), from + index))
        ? [{ start: from + index, end: from + index + own.length }]
        : [],
    );
  };

  return {
    find: (text, phones) =>
      [...afterTitles(text), ...phones.flatMap((phone) => contacts(text, phone))].filter((found) => !isPublic(text, found)),
  };
};
