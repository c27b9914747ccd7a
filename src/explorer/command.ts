type Flag = string | number | boolean | null | undefined;

const PLAIN = /^[\p{L}\p{N}_./:@%+=,-]+$/u;

/** A word as a shell takes it back. */
const quoted = (word: string): string => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** A command of the program as one would type it: words first, then flags; what is null, false or empty is left out. */
export const commandOf = (name: string, words: readonly (string | null)[], flags: Readonly<Record<string, Flag>> = {}): string =>
  [
    'danchieu',
    name,
    ...words.filter((word) => word !== null && word !== '').map((word) => quoted(String(word))),
    ...Object.entries(flags).flatMap(([flag, value]) => {
      if (value === null || value === undefined || value === false || value === '') return [];
      return value === true ? [`--${flag}`] : [`--${flag}`, quoted(String(value))];
    }),
  ].join(' ');
