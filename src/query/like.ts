import type { Condition } from '../model/index.js';

/** Escape character of the patterns below: `like ? escape '!'`. */
export const LIKE = "like ? escape '!'";

const literal = (text: string): string => text.replace(/[%_!]/g, '!$&');

export const endsWith = (text: string): string => `%${literal(text)}`;
/** For columns that hold words with a blank on either side. */
export const hasWord = (word: string): string => `% ${literal(word)} %`;

/** True where the column begins with this text, told by a range, which an index serves and LIKE does not. */
export const beginsWith = (column: string, text: string): Condition => ({
  sql: `(${column} >= ? and ${column} < ?)`,
  params: [text, text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1)],
});
