import type { Progress } from '../pipeline.js';
import { withWorkers } from '../run/workers.js';

/** Does `work` for every item, `jobs` at a time, and answers what came of each in the order of the items. */
export const each = async <T, R>(
  items: readonly T[],
  jobs: number,
  work: (item: T) => Promise<R>,
  isRefused: (result: R) => boolean,
  onProgress?: (progress: Progress) => void,
): Promise<R[]> => {
  const results: R[] = [];
  const counts = { done: 0, refused: 0 };
  const report = (): void => onProgress?.({ stage: 'reading', total: items.length, ...counts });
  report();
  await withWorkers([...items.entries()], Math.min(jobs, items.length), async ([i, item]) => {
    const result = await work(item);
    results[i] = result;
    counts.done++;
    if (isRefused(result)) counts.refused++;
    report();
    return undefined;
  });
  return results;
};
