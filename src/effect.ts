import type { DatedText } from './query/index.js';
import type { Rules } from './rules/index.js';

/**
 * The day on which a document takes effect, where its text gives one: the first date behind words that say so.
 * Later ones are of single articles.
 */
export const effectOf = ({ text, dates }: DatedText, rules: Rules): string | null =>
  dates.find(({ start }) => rules.ending('date.takes-effect').isBefore(text, start))?.date ?? null;

/** The same for several documents; those that give no day are left out. */
export const effectsOf = (texts: readonly DatedText[], rules: Rules): Map<string, string> =>
  new Map(
    texts.flatMap((text) => {
      const effect = effectOf(text, rules);
      return effect === null ? [] : [[text.id, effect] as const];
    }),
  );
