import { stripVTControlCharacters } from 'node:util';

/** A control character as a sign of its own: `␛`. */
const pictured = (mark: string): string => (mark < ' ' ? String.fromCharCode(0x2400 + mark.charCodeAt(0)) : '\ufffd');

/** No control character is left that a terminal would obey: for text that anybody may have written. */
export const pictures = (text: string): string => text.replace(/\p{Cc}/gu, pictured);

/** What our own colours look like. */
const PAINT = /^.\[(?:[0-2]|22|3\d|9[0-7])m/su;

/** Text as it may go to a terminal: line ends, tabs and our own colours are left. */
export const harmless = (text: string): string =>
  text.replace(/[^\P{Cc}\n\t]/gu, (mark, at: number, all: string) => (PAINT.test(all.slice(at, at + 6)) ? mark : pictured(mark)));

/** One line of composed text: what a table cell can hold. */
export const oneLine = (text: string): string => harmless(text.normalize('NFC').replace(/\s+/gu, ' ').trim());

/** Columns that text takes on a terminal. Vietnamese letters take one each; colours and marks left over after NFC take none. */
export const columnsOf = (text: string): number => [...stripVTControlCharacters(text).normalize('NFC').replace(/\p{M}/gu, '')].length;

/** Cut to so many columns, with an ellipsis where something was cut. */
export const truncate = (text: string, columns: number): string => {
  const line = oneLine(text);
  return columnsOf(line) <= columns
    ? line
    : `${[...line]
        .slice(0, Math.max(0, columns - 1))
        .join('')
        .trimEnd()}…`;
};

/** Broken at blanks into lines of so many columns; a longer word gets a line of its own. */
export const wrap = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  for (const word of oneLine(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** Wrapped lines that begin with so many blanks and fit into so many columns. */
export const indented = (text: string, blanks: number, columns: number): string[] =>
  wrap(text, columns - blanks).map((line) => `${' '.repeat(blanks)}${line}`);
