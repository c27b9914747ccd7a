import type { DocumentNumber } from '../../model/index.js';
import { type Rules, symbolKey } from '../../rules/index.js';
import { finding } from '../finding.js';
import { type Check, says } from '../read.js';

const typesOf = (number: DocumentNumber, { lexicon }: Rules) =>
  number.type === null ? [] : (lexicon.typesBySymbol.get(symbolKey(number.type)) ?? []);

/** A joint circular is a circular. */
const isPart = (part: string, name: string): boolean => name.startsWith(`${part} `);

/** The word for the type against the letters of the number: "Kế hoạch số 12/QĐ-UBND". */
export const types: Check = function* (read, rules) {
  for (const cited of read.citations) {
    const { number, type, span, nested } = cited.mention;
    if (!number || type === null || nested || !says(cited, 'type')) continue;
    const letters = number.type ?? '';
    const types = typesOf(number, rules);
    if (types.length === 0 || rules.isWord('dispatch', type) || rules.isWord('letters-of-bodies', letters)) continue;
    const slug = rules.lexicon.typesByName.get(type)?.slug;
    const same = types.some((one) => one.slug === slug || isPart(one.name, type) || isPart(type, one.name));
    if (same || rules.audit.lettersOf(type).includes(letters)) continue;
    yield finding('type-differs', span, { type, number: number.canonical, letters });
  }
};
