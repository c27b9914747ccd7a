import type { IdentityKey, KeyPart } from '../model/index.js';

/** True where the parts agree, false where they differ, null where one of them is not known. */
type Verdict = boolean | null;

const sameText = (a: string | null, b: string | null): Verdict => (a === null || b === null ? null : a === b);

/** Where the type is not said, a number that holds its year still tells that it is not of the series without. */
const sameType = (a: IdentityKey, b: IdentityKey): Verdict => {
  const verdict = sameText(a.type, b.type);
  return verdict === null && (a.family === 'normative') !== (b.family === 'normative') ? false : verdict;
};

/** `KH&CN` is written with and without a joint. */
const unjoined = (symbol: string | null): string | null => symbol?.replaceAll('-', '') ?? null;

/** The first day that is known of a document, as far as it is known; of a term its first year. */
const issued = ({ date, year }: IdentityKey): string | null => date ?? (year?.length === 'YYYY-YYYY'.length ? year.slice(0, 4) : year);

/** Nothing cites what comes after it; compared on the precision that both dates have. */
function notLater(known: IdentityKey, citing: string | null): Verdict {
  const day = issued(known);
  if (day === null || citing === null) return null;
  return day <= citing || day.startsWith(citing) || citing.startsWith(day);
}

type Compare = (key: IdentityKey, known: IdentityKey, citing: string | null) => Verdict;

const COMPARE: Readonly<Record<KeyPart['part'], Compare>> = {
  number: (key, known) => sameText(key.number, known.number),
  symbol: (key, known) => (key.symbol === known.symbol ? true : sameText(unjoined(key.symbol), unjoined(known.symbol))),
  type: sameType,
  body: (key, known) => sameText(key.body, known.body),
  year: (key, known) => sameText(key.year, known.year),
  date: (key, known) => sameText(key.date, known.date),
  order: (_key, known, citing) => notLater(known, citing),
};
const PARTS = Object.keys(COMPARE) as KeyPart['part'][];
const LIKELY_FIRST: readonly Compare[] = [
  COMPARE.year,
  COMPARE.body,
  COMPARE.date,
  COMPARE.order,
  COMPARE.type,
  COMPARE.number,
  COMPARE.symbol,
];

/** Whether nothing that both have differs. */
export const fits = (key: IdentityKey, known: IdentityKey, citing: string | null): boolean =>
  LIKELY_FIRST.every((compare) => compare(key, known, citing) !== false);

/**
 * Part by part, the key of a citation beside that of a document; parts of which neither has anything are left out.
 * `citing` is the date of the document that cites.
 */
export const fitOf = (key: IdentityKey, known: IdentityKey, citing: string | null): KeyPart[] =>
  PARTS.map(
    (part): KeyPart => ({
      part,
      cited: part === 'order' ? citing : key[part],
      known: part === 'order' ? issued(known) : known[part],
      agrees: COMPARE[part](key, known, citing),
    }),
  ).filter((row) => row.agrees === false || row.cited !== null || row.known !== null);

/**
 * Whether what agrees is enough to mean this document if no other one fits: a number and a symbol exist in every
 * province every year, so the body must be stated, or the very day in its stead.
 */
export const pointsAt = (fit: readonly KeyPart[]): boolean => {
  const agreed = new Set(fit.filter(({ agrees }) => agrees).map(({ part }) => part));
  return (
    fit.every(({ agrees }) => agrees !== false) &&
    agreed.has('number') &&
    agreed.has('symbol') &&
    (agreed.has('body') || agreed.has('date'))
  );
};
