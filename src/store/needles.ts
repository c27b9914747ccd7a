import { fold, foldWords } from '../model/index.js';

/** What a person may type to mean a document: `marks` are what is its own (number, dates, path, file), `words` the rest. */
export interface Needles {
  readonly marks: string;
  readonly words: string;
}

interface Named {
  readonly id: string;
  readonly file: string | null;
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: string | null;
  readonly place: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
}

/** Each word once, with a blank on either side, so that `like '% word %'` finds whole words. */
const spaced = (words: readonly string[]): string => ` ${[...new Set(words)].join(' ')} `;

const wordsOf = (text: string | null): string[] => (text === null ? [] : foldWords(text).split(' ').filter(Boolean));

const withParts = (text: string | null): string[] => (text === null ? [] : [...fold(text).split(/\s+/u), ...wordsOf(text)]);

/** A date in the ways people write it: 2022-08-24, 24/8/2022, 24/08/2022, 2022. */
const dateForms = (date: string | null): string[] => {
  if (date === null) return [];
  const parts = date.split('-').reverse();
  return [date, parts.join('/'), parts.map((part) => part.replace(/^0/, '')).join('/'), date.slice(0, 4)];
};

/** The serial with and without its leading zeros. */
const serials = (number: string | null): string[] => {
  const serial = number === null ? undefined : /^\d+/.exec(number)?.[0];
  return serial === undefined ? [] : [serial, serial.replace(/^0+(?=\d)/, '')];
};

export const needlesOf = (named: Named): Needles => ({
  marks: spaced([
    ...withParts(named.number),
    ...serials(named.number),
    ...withParts(named.symbol),
    ...dateForms(named.date),
    ...withParts(named.id),
    ...withParts(named.file),
  ]),
  words: spaced([named.type, named.issuer, named.place, named.title].flatMap(wordsOf)),
});
