import type { ExportSource } from '../../src/export/index.js';
import { citationGraph } from '../../src/query/index.js';
import type { Store } from '../../src/store/index.js';

/** All that an export may ask of the store. */
export const sourceOf = (store: Store): ExportSource => ({
  summaries: () => store.summaries({ documents: 'all' }),
  graph: () => citationGraph(store),
});
