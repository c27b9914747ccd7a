import { finding, toPlace } from '../finding.js';
import { missingOf } from '../missing.js';
import { type Check, type Cited, says } from '../read.js';

const keyOf = ({ key, number }: Cited): string => `${key?.body ?? ''} ${key?.year ?? ''} ${number ?? ''}`;

/** A number that no place of the document completes: without day or issuer it names several documents. */
export const incompleteCitations: Check = function* (read) {
  const seen = new Set<string>();
  for (const cited of read.citations) {
    if (cited.number === null || cited.key === null) continue;
    const missing = missingOf(cited.key);
    if (missing.length === 0 || seen.has(cited.number)) continue;
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
