import { type Fit, type IdentityKey, Part } from '../model/index.js';

type Verdict = 'agrees' | 'unknown' | 'differs';

const sameText = (a: string | null, b: string | null): Verdict => (a === null || b === null ? 'unknown' : a === b ? 'agrees' : 'differs');

/** Where the type is not said, a number that holds its year still tells that it is not of the series without. */
const sameType = (a: IdentityKey, b: IdentityKey): Verdict => {
  const verdict = sameText(a.type, b.type);
  return verdict === 'unknown' && (a.family === 'normative') !== (b.family === 'normative') ? 'differs' : verdict;
};

/** `KH&CN` is written with and without a joint. */
const unjoined = (symbol: string | null): string | null => symbol?.replaceAll('-', '') ?? null;

/** The first day that is known of a document, as far as it is known; of a term its first year. */
const issued = ({ date, year }: IdentityKey): string | null => date ?? (year?.length === 'YYYY-YYYY'.length ? year.slice(0, 4) : year);

/** Nothing cites what comes after it; compared on the precision that both dates have. */
function notLater(known: IdentityKey, citing: string | null): Verdict {
  const day = issued(known);
  if (day === null || citing === null) return 'unknown';
  return day <= citing || day.startsWith(citing) || citing.startsWith(day) ? 'agrees' : 'differs';
}

type Compare = (key: IdentityKey, known: IdentityKey, citing: string | null) => Verdict;

const COMPARE: Readonly<Record<Part, Compare>> = {
  number: (key, known) => sameText(key.number, known.number),
  symbol: (key, known) => (key.symbol === known.symbol ? 'agrees' : sameText(unjoined(key.symbol), unjoined(known.symbol))),
  issuer: (key, known) => sameText(key.body, known.body),
  type: sameType,
  year: (key, known) => sameText(key.year, known.year),
  date: (key, known) => sameText(key.date, known.date),
  order: (_key, known, citing) => notLater(known, citing),
};
const LIKELY_FIRST: readonly Compare[] = [
  COMPARE.year,
  COMPARE.issuer,
  COMPARE.date,
  COMPARE.order,
  COMPARE.type,
  COMPARE.number,
  COMPARE.symbol,
];

/** Whether nothing that both have differs. */
export const fits = (key: IdentityKey, known: IdentityKey, citing: string | null): boolean =>
  LIKELY_FIRST.every((compare) => compare(key, known, citing) !== 'differs');

/** Compares the key of a citation with the key of a document; `citing` is the date of the document that cites. */
export function fitOf(key: IdentityKey, known: IdentityKey, citing: string | null): Fit {
  const having = (verdict: Verdict) => Part.options.filter((part) => COMPARE[part](key, known, citing) === verdict);
  return { agrees: having('agrees'), unknown: having('unknown'), differs: having('differs') };
}

/**
 * Whether what agrees is enough to mean this document if no other one fits: a number and a symbol exist in every
 * province every year, so the body must be stated, or the very day in its stead.
 */
export const pointsAt = ({ agrees, differs }: Fit): boolean =>
  differs.length === 0 && agrees.includes('number') && agrees.includes('symbol') && (agrees.includes('issuer') || agrees.includes('date'));
