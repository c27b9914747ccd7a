import { finding, toDocument } from '../finding.js';
import { type Check, dayOfIssue } from '../read.js';

/**
 * A basis that was no longer in force on the day of issue, by the register of laws and of validity. Who cites the old
 * text while it is in force is right to.
 */
export const validity: Check = function* (read, rules) {
  const issued = dayOfIssue(read);
  if (issued === null || rules.isWord('consolidated', read.type ?? '')) return;
  for (const { mention, number, type, date } of read.citations) {
    if (mention.relation !== 'legal-basis' || mention.nested || number === null) continue;
    const end = rules.audit.endOf(number, type, date);
    if (end && issued > end.until)
      yield finding('basis-repealed', mention.span, { number, until: end.until, by: end.by }, toDocument(end.id));
  }
};
