import {
  endingNamed,
  isBlankAt,
  isDigitAt,
  isSignAt,
  isUpperAt,
  isWordAt,
  patternNamed,
  type Rules,
  Signs,
  skipBlanksBack,
  symbolKey,
  wordsNamed,
} from '../../rules/index.js';
import type { DatedDraft, Draft } from './draft.js';
import { mayLead, typeEndingAt } from './head.js';
import { joinList, pinpointBefore } from './number.js';
import { tailOf } from './tail.js';

const NUMBER_LEAD = wordsNamed('number-lead');
const LEAD = endingNamed('number.lead');
const SHORT_UNIT = patternNamed('citation.short-unit');

const MOST_DIGITS = 5;

/** "Kế hoạch 330", "Quyết định số 1852 ngày 30/11/2020", "NQ57": a type and a serial without a symbol. */
export function shortMention(text: string, start: number, end: number, floor: number, list: Draft[], rules: Rules): DatedDraft | null {
  const yearEnd = yearBehind(text, end);
  if (end - start > MOST_DIGITS || (yearEnd === null && !isSerial(text, start, end))) return null;
  if (!followsName(text, start, rules)) return null;
  const lead = mayLead(text, start, floor, rules) ? LEAD(rules).before(text, start, floor) : null;
  const typeEnd = skipBlanksBack(text, lead?.start ?? start, floor);
  const found = typeEndingAt(text, typeEnd, floor, rules) ?? (lead ? null : symbolEndingAt(text, start, floor, rules));
  if (!found || (!lead && (!isUpperAt(text, found.start) || isCounted(text, start, end, found.type, rules)))) return null;
  if (SHORT_UNIT(rules).isAt(text, end)) return null;
  const tail = tailOf(text, yearEnd ?? end, false, rules);
  const draft: Draft = {
    form: 'short',
    start: found.start,
    end: tail.end,
    rule: 'citation.short',
    confidence: 0.85,
    type: found.type,
    number: null,
    serial: text.slice(start, end).replace(/^0+(?=\d)/, ''),
    date: tail.date?.date ?? (tail.sameDay ? (list.at(-1)?.date ?? null) : null),
    issuer: tail.issuer,
    issuerFrom: tail.issuer ? 'tail' : null,
    title: tail.title,
    named: null,
    pinpoint: pinpointBefore(text, found.start, floor, rules),
    shared: [],
    relation: 'mentions',
    nested: false,
    announced: false,
  };
  joinList(text, draft, draft, list, rules);
  return { draft, date: tail.date };
}

/** "Phương án 1", "Kế hoạch 2024": one of several, or a year, and no serial. */
function isCounted(text: string, start: number, end: number, type: string, rules: Rules): boolean {
  if (end - start === 1 && rules.isWord('listed-type', type)) return true;
  return end - start === 4 && (text.startsWith('19', start) || text.startsWith('20', start));
}

/** A cheap look before the patterns: the word before the figures ends a type's name, is "số", or letters of a type. */
function followsName(text: string, start: number, rules: Rules): boolean {
  let end = start;
  while (end > start - 4 && (isBlankAt(text, end - 1) || isSignAt(text, end - 1, ':') || isSignAt(text, end - 1, '.'))) end--;
  let from = end;
  while (from > end - LONGEST_WORD && isWordAt(text, from - 1)) from--;
  if (from === end) return false;
  if (isUpperAt(text, from + 1)) return true;
  return rules.lexicon.types.endsWith(text, from, end) || NUMBER_LEAD(rules).has(text, from, end);
}
const LONGEST_WORD = 8;

/** "Nghị định 154/2020": the year of a normative document without its letters. Its end, or null. */
function yearBehind(text: string, end: number): number | null {
  let stop = end + 1;
  while (isDigitAt(text, stop)) stop++;
  if (!isSignAt(text, end, '/') || stop - end !== YEAR || isWordAt(text, stop)) return null;
  return JOINTS.at(text, stop) ? null : stop;
}
const YEAR = 5;
const JOINTS = new Signs('/-_');

/** Not the beginning of a date, a decimal, a share or a longer symbol. */
function isSerial(text: string, start: number, end: number): boolean {
  if (isWordAt(text, end) || isSignAt(text, end, '%')) return false;
  if (JOINTS.at(text, end)) return !isUpperAt(text, end + 1) && !isDigitAt(text, end + 1) && !isBlankAt(text, end + 1);
  if ((isSignAt(text, end, '.') || isSignAt(text, end, ',')) && isDigitAt(text, end + 1)) return false;
  return start > 0;
}

function symbolEndingAt(text: string, start: number, floor: number, rules: Rules): { start: number; type: string } | null {
  const end = skipBlanksBack(text, start, Math.max(floor, start - 1));
  let from = end;
  while (from > floor && isWordAt(text, from - 1) && !isDigitAt(text, from - 1)) from--;
  if (end - from < 2 || end - from > MOST_DIGITS || !isUpperAt(text, from) || text[from - 1] === '/') return null;
  const letters = text.slice(from, end);
  const type = rules.lexicon.typesBySymbol.get(symbolKey(letters))?.[0];
  return type?.symbols.includes(letters) ? { start: from, type: type.name } : null;
}
