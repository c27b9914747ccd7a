import type { Rules } from '../../rules/index.js';
import { finding } from '../finding.js';
import { type Check, factsOf } from '../read.js';

const DOUBLED = /[/.-]\s?[/.-]/;
const SPACED = /\d\s+[/.]\s*\d|\d[/.]\s+\d/;

/** `01/01//2004`, `16/11 /2013`: read all the same. */
export const malformedDates: Check = function* (read) {
  for (const { text, span, date } of factsOf(read, 'date'))
    if (DOUBLED.test(text) || SPACED.test(text)) yield finding('date-malformed', span, { date });
};

const FIGURES = /\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])/g;

const days = (month: number, year: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const isImpossible = (day: number, month: number, year: number): boolean => month < 1 || month > 12 || day < 1 || day > days(month, year);

/** The 31st of June: only where the text says that it is a day, since other figures are written like one. */
export const impossibleDates: Check = function* ({ document: { text } }, rules: Rules) {
  const lead = rules.ending('audit.day-lead');
  for (const match of text.matchAll(FIGURES)) {
    const [written, day, , month, year] = match as unknown as [string, string, string, string, string];
    if (isImpossible(Number(day), Number(month), Number(year)) && lead.isBefore(text, match.index))
      yield finding('date-impossible', { start: match.index, end: match.index + written.length }, { date: written });
  }
  for (const match of text.matchAll(rules.search('audit.day-in-words'))) {
    const { day, month, year } = match.groups as { day: string; month: string; year: string };
    if (isImpossible(Number(day), Number(month), Number(year)))
      yield finding('date-impossible', { start: match.index, end: match.index + match[0].length }, { date: `${day}/${month}/${year}` });
  }
};
