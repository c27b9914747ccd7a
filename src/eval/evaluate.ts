import { dirname, join } from 'node:path';
import { defaultJobs } from '../jobs.js';
import type { Progress } from '../pipeline.js';
import type { ReaderOptions } from '../reading/isolated.js';
import type { Evaluation } from './answers.js';

/** How a folder is read to be measured. */
export interface MeasureOptions extends ReaderOptions {
  /** Documents read at the same time (default: one per core, eight at most). */
  readonly jobs?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface EvaluateOptions extends MeasureOptions {
  /** What the golds' `file` is relative to (default: the folder around the gold). */
  readonly root?: string | undefined;
}

/**
 * Reads every document that a folder has gold of, and compares: precision, recall and F1 of each
 * measure, and every miss and false find. `documents` is 0 where the folder holds no gold.
 *
 * @param gold folder of JSON files, one per document (corpus/README.md describes them)
 * @throws Failure E202 for a file that is no gold, E3xx for faults in `options.rules`
 *
 * @example
 * const { measures } = await evaluate('corpus/gold');
 * console.log(measures.find(({ measure }) => measure === 'citation.number')?.f1);
 */
export const evaluate = async (gold: string, options: EvaluateOptions = {}): Promise<Evaluation> => {
  const [{ readGolds }, { judge }, { fitsBy }, { Tally }, { each }, { loadRules }, { refusedRow }, { isolatedReaderOfMembers }] =
    await Promise.all([
      import('./gold.js'),
      import('./score.js'),
      import('./same.js'),
      import('./tally.js'),
      import('./each.js'),
      import('../rules/index.js'),
      import('../model/index.js'),
      import('../reading/members.js'),
    ]);
  const root = options.root ?? dirname(gold);
  const golds = await readGolds(gold);
  const fits = fitsBy(loadRules(options.rules));
  const tally = new Tally();
  const jobs = options.jobs ?? defaultJobs();
  const reader = await isolatedReaderOfMembers(Math.max(1, Math.min(jobs, golds.length)), options);
  try {
    const read = ({ file }: { readonly file: string }) => reader.read({ path: join(root, file), uri: file });
    const results = await each(golds, jobs, read, ({ ok }) => !ok, options.onProgress);
    for (const [i, one] of golds.entries()) {
      const result = results[i];
      judge(one, result?.ok ? result.value.summary : null, fits, tally);
    }
    const refused = results.flatMap((result) => (result.ok ? [] : [result.problem]));
    return {
      gold,
      root,
      documents: golds.length,
      read: golds.length - refused.length,
      measures: tally.measures(),
      faults: tally.faults,
      refused: refused.map(refusedRow),
    };
  } finally {
    await reader.close();
  }
};
