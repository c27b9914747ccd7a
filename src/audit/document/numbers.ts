import type { DocumentNumber, Span } from '../../model/index.js';
import { isLowerAt } from '../../rules/index.js';
import type { RawFinding } from '../finding.js';
import { finding } from '../finding.js';
import { type Check, ownField } from '../read.js';

const bare = (text: string): string => text.replace(/\s+/g, '');

/** The same number with the signs of the other family: `09-NQ/TU` as `09/NQ-TU`. */
const swapped = (canonical: string): string => canonical.replace(/[-/]/g, (sign) => (sign === '-' ? '/' : '-'));

/** Before these years were brought into one form (Circular 01/2011/TT-BNV) state numbers were written in any. */
const SETTLED = '2011';

function* written(text: string, number: DocumentNumber, span: Span, date: string | null): Generator<RawFinding> {
  if (number.serial === null) return;
  const at = text.indexOf(number.canonical);
  if (at >= 0 && !isLowerAt(text, at + number.canonical.length)) return;
  const plain = bare(text);
  if (at < 0 && plain.includes(bare(number.canonical))) return;
  const mixed = number.type !== null && number.year === null && plain.includes(swapped(number.canonical));
  if (mixed && (date === null || date >= SETTLED)) yield finding('style-mixed', span, { number: number.canonical, style: number.style });
  else yield finding('number-repaired', span, { number: number.canonical });
}

/** Numbers that are written otherwise than they should be. */
export const numbers: Check = function* (read) {
  const own = ownField(read, 'number');
  if (own?.number) yield* written(own.text, own.number, own.span, read.date);
  for (const { mention, date } of read.citations)
    if (mention.number) yield* written(mention.text, mention.number, mention.span, date ?? read.date);
};
