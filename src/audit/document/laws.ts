import { foldWords } from '../../model/index.js';
import { type Law, type Rules, symbolKey } from '../../rules/index.js';
import { finding, type RawFinding } from '../finding.js';
import { type Check, type Cited, isDay, saysDay } from '../read.js';

const isSure = ({ unsure }: Law): boolean => unsure.length === 0;

/** Laws of exactly this name; none where the register is unsure of one of them, which could be the one that is meant. */
const lawsNamed = (name: string, { lexicon }: Rules): readonly Law[] => {
  const hit = lexicon.laws.match(name, 0);
  return hit && foldWords(name.slice(hit.end)) === '' ? hit.value : [];
};

/** Same year with another day, or same day of another year: a slip, since no law is passed twice in a year or on its birthday. */
const meantBy = (date: string, laws: readonly Law[]): Law | null => {
  const near = laws.filter((law) => law.date && (law.date.slice(0, 4) === date.slice(0, 4) || law.date.slice(4) === date.slice(4)));
  return near.length === 1 && near[0] && isSure(near[0]) ? near[0] : null;
};

function* byName(cited: Cited, date: string, rules: Rules): Generator<RawFinding> {
  const { title, span } = cited.mention;
  const laws = title === null ? [] : lawsNamed(title, rules);
  if (laws.some((law) => law.date === undefined || law.date === date || law.effective === date)) return;
  const law = meantBy(date, laws);
  if (law?.date) yield finding('law-date', span, { date, law: law.number, passed: law.date });
}

function* byNumber(cited: Cited, date: string, rules: Rules): Generator<RawFinding> {
  const { number, type, span } = cited.mention;
  if (!number || type === null) return;
  const laws = (rules.lexicon.lawsByNumber.get(symbolKey(number.canonical)) ?? []).filter((law) =>
    foldWords(law.name).startsWith(`${foldWords(type)} `),
  );
  const [law] = laws;
  if (!law?.date || laws.length > 1 || !isSure(law) || law.date === date || law.effective === date) return;
  if (!date.startsWith(law.date.slice(0, 4))) return;
  yield finding('law-date', span, { date, law: law.number, passed: law.date });
}

/** A law cited with a day on which it was not passed. A year that its number gainsays is told by `year-differs`. */
export const laws: Check = function* (read, rules) {
  for (const cited of read.citations) {
    const { date, form } = cited.mention;
    if (!isDay(date) || !saysDay(cited, rules)) continue;
    yield* form === 'law' ? byName(cited, date, rules) : byNumber(cited, date, rules);
  }
};
