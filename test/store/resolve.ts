import type { Resolve } from '../../src/store/index.js';

/** The plainest resolver: what a complete key names is held or not. The real one is src/link/'s. */
export const resolve: Resolve = (key, _citing, index) => {
  if (!key) return { state: 'unidentified', target: null, candidates: [], reason: 'no-number' };
  const id = `vn/${key.body}/${key.type}/${key.year}/${key.number}`;
  const state = index.byId(id) ? 'resolved' : 'unheld';
  return { state, target: id, candidates: [], reason: null };
};
