import type { Severity } from './problem.js';

/**
 * Every finding that an audit may have, and how grave it is: an `error` cannot be so in any honest document, a
 * `warning` wants a look, an `info` is a habit of writing or a gap. What each means is said in src/messages/.
 */
export const FINDINGS = {
  'award-sum': 'warning',
  'basis-repealed': 'warning',
  'basis-replaced': 'warning',
  'body-out-of-time': 'warning',
  'citation-incomplete': 'info',
  'citation-repeated': 'info',
  'date-after': 'error',
  'date-blank': 'info',
  'date-conflict': 'warning',
  'date-impossible': 'error',
  'date-malformed': 'info',
  'deadline-before-issue': 'warning',
  'enumeration-broken': 'info',
  'event-date': 'info',
  'foreign-text': 'info',
  'identity-shared': 'warning',
  'issuer-differs': 'warning',
  'issuer-of-type': 'warning',
  'law-date': 'warning',
  misspelling: 'info',
  'number-blank': 'info',
  'number-repaired': 'info',
  'period-length': 'warning',
  'period-reversed': 'error',
  'period-title': 'warning',
  'quote-unclosed': 'info',
  'review-outside': 'warning',
  'signer-capacity': 'warning',
  'style-mixed': 'warning',
  'title-conflict': 'warning',
  'type-differs': 'warning',
  'year-differs': 'warning',
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof FINDINGS;
export const findingCodes = Object.keys(FINDINGS).sort() as FindingCode[];
