import type { Rules } from '../../rules/index.js';
import { finding, toPlace } from '../finding.js';
import { missingOf } from '../missing.js';
import { type Check, type Cited, type Read, says } from '../read.js';
import { impossibleDates } from './dates.js';

const keyOf = ({ key, number }: Cited): string => `${key?.body ?? ''} ${key?.year ?? ''} ${number ?? ''}`;

/** The word for a day and a blank or two stand between a number and its day. */
const MOST_BETWEEN = 12;

/** Numbers with a day that no calendar has: that one is told of by itself. */
const wronglyDated = (read: Read, rules: Rules): Set<string | null> => {
  const days = [...impossibleDates(read, rules)].flatMap(({ span }) => (span ? [span.start] : []));
  const hasOne = ({ mention: { span } }: Cited): boolean => days.some((day) => day >= span.start && day <= span.end + MOST_BETWEEN);
  return new Set(read.citations.filter(hasOne).map(({ number }) => number));
};

/** A number that no place of the document completes: without day or issuer it names several documents. */
export const incompleteCitations: Check = function* (read, rules) {
  let wrong: Set<string | null> | null = null;
  const seen = new Set<string>();
  for (const cited of read.citations) {
    if (cited.number === null || cited.key === null) continue;
    const lacking = missingOf(cited.key);
    if (lacking.length === 0 || seen.has(cited.number)) continue;
    wrong ??= wronglyDated(read, rules);
    const missing = wrong.has(cited.number) ? lacking.filter((part) => part !== 'date') : lacking;
    if (missing.length === 0) continue;
    seen.add(cited.number);
    yield finding('citation-incomplete', cited.mention.span, { number: cited.number, missing: missing.join(', ') });
  }
};

/** Decree 30/2020 App. I: in full where it stands first, by type and number from then on. */
export const repeatedCitations: Check = function* (read) {
  const first = new Map<string, Cited>();
  const told = new Set<string>();
  for (const cited of read.citations) {
    const { number, date, issuer, title } = cited.mention;
    if (!number || date === null || issuer === null || title === null || !says(cited, 'date') || !says(cited, 'issuer')) continue;
    const key = keyOf(cited);
    const before = first.get(key);
    if (!before) first.set(key, cited);
    else if (!told.has(key)) {
      told.add(key);
      yield finding('citation-repeated', cited.mention.span, { number: number.canonical }, toPlace(before.mention.span));
    }
  }
};
