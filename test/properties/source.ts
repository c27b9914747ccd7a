import type { ExportSource } from '../../src/export/index.js';
import type { Store } from '../../src/store/index.js';

/** All summaries of the store; formats of graphs are not asked for here. */
export const sourceOf = (store: Store): ExportSource => ({
  summaries: () => store.summaries({ documents: 'all' }),
  graph: () => {
    throw new Error('only summaries are asked for');
  },
});
