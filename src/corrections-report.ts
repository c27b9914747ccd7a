import type { Corrections, CorrectionsSource } from './model/index.js';
import type { Store } from './store/index.js';

/** Whether the file is there and is another one than lies over the archive. */
const hasChanged = async ({ file, sha256 }: CorrectionsSource): Promise<boolean> => {
  const { correctionsFrom } = await import('./corrected.js');
  const now = await correctionsFrom(file).catch(() => null);
  return now !== null && now.sha256 !== sha256;
};

/** The corrections that lie over an archive, with what came of each; null where there are none. */
export const correctionsOf = async (store: Store): Promise<Corrections | null> => {
  const source = await store.corrections();
  if (source === null) return null;
  const { correctionProblems, correctionRows, rejectedEdges } = await import('./query/index.js');
  const [entries, rejected, changed] = [await correctionRows(store), await rejectedEdges(store), await hasChanged(source)];
  const { file, sha256 } = source;
  const problems = correctionProblems(file, entries);
  if (changed) problems.push({ code: 'W303', severity: 'warning', where: file, detail: null });
  return { file, sha256, changed, entries, rejected, problems };
};
