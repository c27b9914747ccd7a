import { isWordAt } from '../../rules/index.js';
import { finding } from '../finding.js';
import type { Check } from '../read.js';

/** Words of rules/lexicons/misspellings.yaml, which no text means as they stand. */
export const spelling: Check = function* ({ document: { text } }, rules) {
  for (const [wrong, right] of rules.audit.misspellings)
    for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + wrong.length)) {
      const end = at + wrong.length;
      if (!isWordAt(text, at - 1) && !isWordAt(text, end)) yield finding('misspelling', { start: at, end }, { wrong, right });
    }
};
