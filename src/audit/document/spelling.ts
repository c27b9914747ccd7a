import { isWordAt } from '../../rules/index.js';
import { finding } from '../finding.js';
import type { Check } from '../read.js';

/** Words of rules/lexicons/misspellings.yaml, which no text means as they stand. */
export const spelling: Check = function* ({ document: { text } }, rules) {
  const { meant, pattern } = rules.audit.misspellings;
  for (const { 0: wrong, index } of text.matchAll(pattern)) {
    const end = index + wrong.length;
    if (isWordAt(text, index - 1) || isWordAt(text, end)) continue;
    yield finding('misspelling', { start: index, end }, { wrong, right: meant.get(wrong) ?? '' });
  }
};
