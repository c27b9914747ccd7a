import type { RunReport } from '../model/index.js';
import type { Store } from '../store/index.js';
import type { RunOptions } from './run-options.js';

const TOP_DOCUMENTS = 25;
const TOP_MISSING = 10;

/** Reads files and folders into the archive, links all citations, and tells what came of it. Throws E406, E407 where another writes. */
export const runIn = async (store: Store, file: string, paths: readonly string[], options: RunOptions): Promise<RunReport> => {
  const [{ runnerIn }, { correctionsOf }] = await Promise.all([import('./runner.js'), import('./decisions.js')]);
  const runner = await runnerIn(store, file, options);
  try {
    const { outcome, account, seen } = await runner.run(paths);
    const query = await import('../query/index.js');
    const corrections = await correctionsOf(store);
    return {
      driver: store.driver,
      files: account.files,
      interrupted: outcome.interrupted,
      takenUp: outcome.takenUp,
      documents: await query.leadingDocuments(store, options.top?.documents ?? TOP_DOCUMENTS),
      documentCount: await query.countDocuments(store),
      census: await query.census(store),
      missing: await query.missing(store, { limit: options.top?.missing ?? TOP_MISSING }),
      refused: [...outcome.refusals],
      seen,
      summaries: outcome.summaries,
      corrections: corrections && query.reportOf(corrections, corrections.entries, corrections.problems),
      account,
    };
  } finally {
    await runner.close();
  }
};
