import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { diskFailure } from '../model/index.js';

/** Makes the folder where it is missing. Throws E501, E502. */
export const makeFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw diskFailure(error, path);
  });
};

/** Writes a file, and leaves one alone that already says the same. Throws E501, E502. */
export const writeText = async (path: string, text: string): Promise<void> => {
  const same = await readFile(path, 'utf8').then(
    (held) => held === text,
    () => false,
  );
  if (same) return;
  await makeFolder(dirname(path));
  await writeFile(path, text).catch((error: unknown) => {
    throw diskFailure(error, path);
  });
};
