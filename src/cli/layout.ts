import type { Context } from './context.js';
import { columnsOf, wrap } from './width.js';

export const heading = (text: string, { colors }: Context): string => colors.bold(colors.cyan(text));

/** Names and values in two columns; values that are null or empty are left out, long ones are wrapped. */
export const fieldsText = (fields: readonly (readonly [string, string | null])[], { colors, width }: Context): string => {
  const known = fields.filter((field): field is readonly [string, string] => Boolean(field[1]));
  const left = Math.max(0, ...known.map(([name]) => columnsOf(name))) + 2;
  return known
    .flatMap(([name, value]) =>
      wrap(value, width - left).map((line, i) =>
        i === 0 ? `${colors.dim(name)}${' '.repeat(left - columnsOf(name))}${line}` : `${' '.repeat(left)}${line}`,
      ),
    )
    .join('\n');
};

/** A file and a page of it, where that is known. */
export const placeText = (file: string, page: number | null | undefined, { say }: Pick<Context, 'say'>): string =>
  page === null || page === undefined ? file : `${file}, ${say.page(page)}`;
