import { type DocumentNumber, foldWords, slug } from '../model/index.js';
import { type Law, type Rules, symbolKey } from '../rules/index.js';

export interface RegisteredLaw {
  readonly number: DocumentNumber;
  readonly type: string | null;
  readonly body: string;
}

/** The law of that name passed on that day, or in that year. Null where the register knows none or several. */
export function lawByName(name: string, date: string | null, rules: Rules): RegisteredLaw | null {
  const hit = rules.lexicon.laws.match(name, 0);
  if (!hit || foldWords(name.slice(hit.end)) !== '' || date === null) return null;
  const fitting = hit.value.filter((law) => law.date?.startsWith(date) || (date.length === 4 && law.number.split('/')[1] === date));
  const [law] = fitting;
  return law && fitting.length === 1 ? registered(law, rules) : null;
}

/** A number of the National Assembly without a type word is a law only if no resolution shares it. */
export function lawByNumber(number: DocumentNumber, type: string | null, rules: Rules): { type: string | null } | null {
  if (type !== null) return { type };
  const acts = rules.lexicon.lawsByNumber.get(symbolKey(number.canonical)) ?? [];
  const [only, ...others] = new Set(acts.map((act) => typeOf(act, rules)));
  return only && others.length === 0 ? { type: only } : null;
}

const typeOf = (law: Law, rules: Rules): string | null => rules.lexicon.types.match(law.name, 0)?.value.name ?? null;

function registered(law: Law, rules: Rules): RegisteredLaw {
  const [serial, year, body] = law.number.split('/') as [string, string, string];
  const letters = body.split('-').at(-1) as string;
  const number: DocumentNumber = {
    canonical: law.number,
    symbol: body,
    serial: serial.replace(/^0+(?=\d)/, ''),
    year,
    type: null,
    bodies: [letters],
    style: 'assembly',
  };
  return { number, type: typeOf(law, rules), body: `tw/${slug(letters.replace(/\d+$/, ''))}` };
}
