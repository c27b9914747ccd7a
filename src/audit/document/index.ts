import { compare } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import type { RawFinding } from '../finding.js';
import type { Check, Read } from '../read.js';
import { blanks } from './blanks.js';
import { bodies } from './bodies.js';
import { incompleteCitations, repeatedCitations } from './citations.js';
import { impossibleDates, malformedDates } from './dates.js';
import { deadlines } from './deadlines.js';
import { events } from './events.js';
import { foreignText } from './foreign.js';
import { issuers } from './issuers.js';
import { laws } from './laws.js';
import { lists } from './lists.js';
import { numbers } from './numbers.js';
import { order } from './order.js';
import { periodLengths, periodTitles, reversedPeriods, reviews } from './periods.js';
import { quotes } from './quotes.js';
import { signer } from './signer.js';
import { spelling } from './spelling.js';
import { sums } from './sums.js';
import { types } from './types.js';
import { validity } from './validity.js';
import { years } from './years.js';

const CHECKS: readonly Check[] = [
  blanks,
  bodies,
  deadlines,
  events,
  foreignText,
  impossibleDates,
  incompleteCitations,
  issuers,
  laws,
  lists,
  malformedDates,
  numbers,
  order,
  periodLengths,
  periodTitles,
  quotes,
  repeatedCitations,
  reversedPeriods,
  reviews,
  signer,
  spelling,
  sums,
  types,
  validity,
  years,
];

const place = ({ span }: RawFinding): number => span?.start ?? -1;

/** What a careful reader would mark in one document, in the order of its text; nothing of one that is none. Pure. */
export const auditDocument = (read: Read, rules: Rules): RawFinding[] =>
  read.kind === 'unknown'
    ? []
    : CHECKS.flatMap((check) => [...check(read, rules)]).sort((a, b) => place(a) - place(b) || compare(a.code, b.code));
