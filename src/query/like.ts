/** Escape character of the patterns below: `like ? escape '!'`. */
export const LIKE = "like ? escape '!'";

const literal = (text: string): string => text.replace(/[%_!]/g, '!$&');

export const startsWith = (text: string): string => `${literal(text)}%`;
export const endsWith = (text: string): string => `%${literal(text)}`;
/** For columns that hold words with a blank on either side. */
export const hasWord = (word: string): string => `% ${literal(word)} %`;
