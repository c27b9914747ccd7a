export type { Identify } from './documents.js';
export { parseCorrections, sourceOf } from './parse.js';
export { addressed, correctorOf } from './plan.js';
