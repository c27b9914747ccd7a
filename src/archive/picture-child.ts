import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { DEFAULT_LIMITS, drawPage } from '../ingest/index.js';
import { serve } from '../isolation/child.js';
import { refuse } from '../model/index.js';
import { CHANGED, type PictureJob } from './pictures.js';

/** A database may be another's: what it names as a source is opened only where it is a regular file, and never waited for. */
const bytesOf = async (path: string): Promise<Uint8Array | null> => {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = await file.stat();
    return status.isFile() && status.size <= DEFAULT_LIMITS.maxFile ? await file.readFile() : null;
  } finally {
    await file.close();
  }
};

serve(async ({ path, sha256, page, words }: PictureJob) => {
  const bytes = await bytesOf(path).catch(() => null);
  if (bytes === null) return refuse('E113', path);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return refuse('E113', path, CHANGED);
  return drawPage(bytes, page, words, path);
});
