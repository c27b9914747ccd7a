/** Answers as flat tables: what stands in which column, the same on the command line and in the explorer. */

export { AWARD, AWARD_GROUPS, type AwardGroup, awardsBy } from './awards.js';
export { BODY } from './bodies.js';
export { MEMBER, type MemberLine, memberLines, periodsOf } from './campaigns.js';
export { BEARER, type Column, type Columns, DOCUMENT, EDGE, EVIDENCE, PLACE, within } from './columns.js';
export { DEADLINE, EVENT } from './dated.js';
export { DOUBT, type DoubtLine, doubtLines } from './doubts.js';
export { FINDING } from './findings.js';
export { HIT } from './hits.js';
export { interval, quotaText } from './interval.js';
export { WANTED } from './missing.js';
