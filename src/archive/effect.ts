import type { Changer, DatedText } from '../query/index.js';
import type { Rules } from '../rules/index.js';

type Effect = Pick<Changer, 'effect' | 'effectFrom'>;

const FULL_DATE = 10;
const DAY = 86_400_000;

const daysAfter = (date: string | null, days: number): string | null =>
  date?.length === FULL_DATE ? new Date(Date.parse(date) + days * DAY).toISOString().slice(0, FULL_DATE) : days === 0 ? date : null;

/**
 * The day on which a document takes effect, where its text gives one: the first date behind words that say so, or the
 * day of signing and so many days more. Later ones are of single articles. The day of the gazette is not known.
 */
const effectOf = ({ text, dates, issued }: DatedText, rules: Rules): Effect => {
  const dated = dates.find(({ start }) => rules.ending('date.takes-effect').isBefore(text, start));
  const counted = rules.search('date.effect-counted').exec(text);
  if (dated && (!counted || dated.start < counted.index)) return { effect: dated.date, effectFrom: 'day' };
  if (!counted) return { effect: null, effectFrom: null };
  const { days, gazette } = counted.groups as Record<string, string | undefined>;
  if (gazette !== undefined) return { effect: null, effectFrom: 'publication' };
  return { effect: daysAfter(issued, Number(days ?? 0)), effectFrom: 'signing' };
};

/** An exception stands in the sentence of what is ended, not far behind it. */
const SENTENCE_END = /[.;](?=\s)|\n/;
const REACH = 600;

const exceptionBehind = (text: string, end: number, rules: Rules): string | null => {
  const [sentence = ''] = text.slice(end, end + REACH).split(SENTENCE_END, 1);
  return rules.search('relation.except').exec(sentence)?.[0].trim() ?? null;
};

/** Whether documents of the type only speak of changes, as proposals and reports do. */
export const isOnlySaid = (type: string | null, rules: Rules): boolean => type !== null && rules.isWord('changes-nothing', type);

/** Of some documents those that may change others, with their day of taking effect. */
export const changersAmong = (texts: readonly DatedText[], rules: Rules): Map<string, Changer> =>
  new Map(
    texts
      .filter(({ type }) => !isOnlySaid(type, rules))
      .map((held) => [held.id, { ...effectOf(held, rules), exceptionBehind: (end) => exceptionBehind(held.text, end, rules) }]),
  );
