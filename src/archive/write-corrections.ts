import { existsSync } from 'node:fs';
import { diskFailure } from '../model/failure.js';
import type { Correction } from '../model/index.js';

/** Writes entries to the end of a file of corrections, which is made where there is none. @throws Failure E321-E324, E502 */
export const writeCorrections = async (
  file: string,
  entries: readonly Correction[],
  { dryRun = false }: { readonly dryRun?: boolean | undefined } = {},
): Promise<{ readonly lines: readonly number[]; readonly yaml: string }> => {
  const [{ entriesText, withEntries }, { correctionsFrom }] = await Promise.all([
    import('../corrections/index.js'),
    import('./corrector.js'),
  ]);
  const text = existsSync(file) ? (await correctionsFrom(file)).text : '';
  const written = withEntries({ file, text }, entries);
  const yaml = entriesText(entries);
  if (dryRun) return { lines: [], yaml };
  const { rename, writeFile } = await import('node:fs/promises');
  try {
    // Whole or not at all: the file is the work of days.
    await writeFile(`${file}.tmp`, written.text);
    await rename(`${file}.tmp`, file);
  } catch (error) {
    throw diskFailure(error, file);
  }
  return { lines: written.lines, yaml };
};
