import { defaultJobs } from '../jobs.js';
import type { RunPlan } from '../model/index.js';
import { isolatedReader } from '../reading/isolated.js';
import { sourcesOf } from '../sources/index.js';
import type { Store } from '../store/index.js';
import { packageVersion } from '../version.js';
import { choose } from './choose.js';
import type { RunOptions } from './run-options.js';
import { ownOf } from './runner.js';

/** What a run would do, without doing it. */
export const planIn = async (store: Store, file: string, paths: readonly string[], options: RunOptions): Promise<RunPlan> => {
  const [{ planOf }, { walk }, { rulesVersion }, { ingestVersion }] = await Promise.all([
    import('../plan.js'),
    import('../run/finding.js'),
    import('../rules/files.js'),
    import('../ingest/index.js'),
  ]);
  // Faults in a caller's own are told before anything is read.
  if (options.rules?.length) await import('../rules/index.js').then(({ loadRules }) => loadRules(options.rules));
  const own = ownOf(file, paths, options);
  const sources = sourcesOf(options.sources ?? {}, 0);
  const where = { own, sources };
  const reader = await isolatedReader(1, options);
  try {
    const chosen = await choose(store, paths, options, where);
    const { files, problems } = await walk(chosen.paths, where);
    return await planOf(
      { store, paths, files, problems, leftOut: chosen.leftOut },
      {
        version: `${packageVersion()}+${rulesVersion(options.rules)}`,
        ingest: ingestVersion(options.ingest),
        force: options.force ?? false,
        again: chosen.again,
        jobs: options.jobs ?? defaultJobs(),
        reader,
      },
    );
  } finally {
    sources.close();
    await reader.close();
  }
};
