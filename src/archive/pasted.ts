import type { Rules } from '../rules/index.js';

/** A number with its letters and figures elsewhere: how documents cite one another, and what people paste. */
const MAY_CITE = /\d[/-]\p{L}.*\s.*\d|\d.*\s.*\d[/-]\p{L}/u;

export const mayCite = (query: string): boolean => MAY_CITE.test(query);

/**
 * The identity that a pasted citation names in full ("Kế hoạch số 145/KH-UBND ngày 25/7/2022 của UBND tỉnh Phú Yên"),
 * read as a document would be that cites it; null where the words are no citation, several, or say too little.
 */
export const identityIn = async (query: string, rules: Rules): Promise<string | null> => {
  const [{ readFacts }, { plain }] = await Promise.all([import('../reading/reader.js'), import('../rulebook/tests.js')]);
  const named = new Set(readFacts(plain(`${query}\n`), rules).summary.citations.map(({ target }) => target));
  const [only] = named;
  return named.size === 1 ? (only ?? null) : null;
};
