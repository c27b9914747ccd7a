export { contextsOf, counterExampleText } from './counter-example.js';
export type { Identify } from './documents.js';
export { numberOf, quoteOf } from './names.js';
export { parseCorrections, sourceOf } from './parse.js';
export { addressed, correctorOf } from './plan.js';
export { entriesText, withEntries } from './write.js';
