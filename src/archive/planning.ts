import { defaultJobs } from '../jobs.js';
import type { RunPlan } from '../model/index.js';
import { isolatedReader } from '../reading/isolated.js';
import type { Store } from '../store/index.js';
import { packageVersion } from '../version.js';
import { choose } from './choose.js';
import { ownOf } from './runner.js';
import type { RunOptions } from './runs.js';

/** What a run would do, without doing it. */
export const planIn = async (store: Store, file: string, paths: readonly string[], options: RunOptions): Promise<RunPlan> => {
  const [{ planOf }, { walk }, { rulesVersion }, { ingestVersion }] = await Promise.all([
    import('../plan.js'),
    import('../run/walk.js'),
    import('../rules/files.js'),
    import('../ingest/index.js'),
  ]);
  // Faults in a caller's own are told before anything is read.
  if (options.rules?.length) await import('../rules/index.js').then(({ loadRules }) => loadRules(options.rules));
  const own = ownOf(file, paths, options);
  const chosen = await choose(store, paths, options, own);
  const { files, problems } = await walk(chosen.paths, own);
  const reader = await isolatedReader(1, options);
  try {
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
    await reader.close();
  }
};
