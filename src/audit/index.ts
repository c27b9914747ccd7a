export { acrossCodes, auditArchive, type Effect, effectsAgain, effectsIn, type Found, inOrder, storedCounts } from './archive/index.js';
export { auditDocument } from './document/index.js';
export type { RawFinding } from './finding.js';
export type { Cited, Read } from './read.js';
