import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { diskFailure } from '../model/index.js';
import { tooLarge } from './fault.js';

const PRIVATE = 0o600;

/**
 * Writes a stream into a new file that only its owner may read, and tells its digest and size. A file that is not whole
 * is removed again.
 * @throws Fault E107 beyond `most` bytes; Failure E501, E502 where it cannot be written; what the stream breaks with
 */
export const save = async (bytes: AsyncIterable<Uint8Array>, path: string, most: number): Promise<{ sha256: string; size: number }> => {
  const onDisk = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw diskFailure(error, path);
    });
  const hash = createHash('sha256');
  const file: FileHandle = await onDisk(open(path, 'w', PRIVATE));
  let size = 0;
  let isWhole = false;
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > most) throw tooLarge(size, most);
      hash.update(chunk);
      await onDisk(file.writeFile(chunk));
    }
    isWhole = true;
    return { sha256: hash.digest('hex'), size };
  } finally {
    await file.close();
    if (!isWhole) await rm(path, { force: true });
  }
};
