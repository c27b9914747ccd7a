import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

export interface Digest {
  /** Hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Read at once up to this size: a stream costs more than the reading of a small file. */
const SMALL = 1 << 20;

const digestOf = async (file: FileHandle): Promise<Digest> => {
  const hash = createHash('sha256');
  if ((await file.stat()).size <= SMALL) {
    const bytes = await file.readFile();
    return { sha256: hash.update(bytes).digest('hex'), size: bytes.length };
  }
  let size = 0;
  for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
};

/** Digest and size of a file, which is never held in memory as a whole where it is large. Rejects where it cannot be read. */
export const digestFile = async (path: string): Promise<Digest> => {
  const file = await open(path);
  try {
    return await digestOf(file);
  } finally {
    await file.close();
  }
};
