/** The shapes as zod schemas. Apart from index.ts, since loading zod takes longer than most questions. */

export * from './answers.js';
export * from './answers-about.js';
export * from './answers-audit.js';
export * from './answers-document.js';
export * from './answers-facts.js';
export * from './answers-graph.js';
export * from './answers-rules.js';
export * from './answers-sql.js';
export * from './corrected.js';
export * from './correction.js';
export * from './correction-answers.js';
export * from './correction-report.js';
export * from './finding.js';
export * from './identity.js';
export * from './problem-schema.js';
export * from './queue.js';
export * from './run-account.js';
export * from './run-events.js';
export * from './run-plan.js';
export * from './source.js';
export * from './span.js';
export * from './summary.js';
export * from './upkeep.js';
