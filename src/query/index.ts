export { correctionProblems, correctionRows, rejectedEdges, reportOf } from './corrections.js';
export { countDocuments, documentById, leadingDocuments } from './documents.js';
export { citedBy, cites, countCitedBy } from './edges.js';
export { findDocuments } from './find.js';
export { citationGraph } from './graph.js';
export { census, missing, refused } from './overview.js';
export { search } from './search.js';
