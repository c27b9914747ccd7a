import type { DatedText } from '../query/index.js';
import type { Rules } from '../rules/index.js';

/**
 * The day on which a document takes effect, where its text gives one: the first date behind words that say so.
 * Later ones are of single articles.
 */
const effectOf = ({ text, dates }: DatedText, rules: Rules): string | null =>
  dates.find(({ start }) => rules.ending('date.takes-effect').isBefore(text, start))?.date ?? null;

/** Of some documents those that may change others, with their day of taking effect: proposals and reports only speak of changes. */
export const changersAmong = (texts: readonly DatedText[], rules: Rules): Map<string, string | null> =>
  new Map(
    texts.filter(({ type }) => type === null || !rules.isWord('changes-nothing', type)).map((text) => [text.id, effectOf(text, rules)]),
  );
