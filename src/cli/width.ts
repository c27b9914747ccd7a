import { stripVTControlCharacters } from 'node:util';

/** One line of composed text: what a table cell can hold. */
export const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

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
