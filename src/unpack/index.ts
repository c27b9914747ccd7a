import { mkdir, rm } from 'node:fs/promises';
import { type IngestSettings, limitsOf } from '../ingest/index.js';
import { type ContainerMember, ok, type Result, refuse } from '../model/index.js';
import { unpackMail } from './mail.js';
import { Ended, Spool } from './spool.js';
import { unpackGzip, unpackTar } from './tar.js';
import { unpackZip } from './zip.js';

export interface UnpackJob {
  readonly path: string;
  readonly uri: string;
  /** Of the container, as its bytes told: zip, tar, gzip, email, msg. */
  readonly format: string;
  /** A folder of its own, for the members. What a process that died over the same job left in it is thrown away. */
  readonly folder: string;
  readonly ingest: IngestSettings;
}

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Takes one container apart into a folder. What is wrong with a member is said at that member, what ends the container
 * is said in place of its rest: what came out before is kept. To be called in a process that may be killed.
 *
 * Refuses E122 (nothing in it), E5xx (the folder cannot be written), and for the whole E105 and E107 where no member came out.
 */
export async function unpack({ path, uri, format, folder, ingest }: UnpackJob): Promise<Result<readonly ContainerMember[]>> {
  const limits = limitsOf(ingest);
  const allowance = { maxFile: limits.maxFile, bytes: limits.maxUnpacked, members: limits.maxMembers, ratio: limits.maxRatio };
  const spool = new Spool(folder, uri, allowance);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (format === 'zip') await unpackZip(path, spool, ingest.passwords ?? []);
    else if (format === 'tar') await unpackTar(path, spool);
    else if (format === 'gzip') await unpackGzip(path, uri, spool, limits.maxRatio);
    else await unpackMail(path, format, spool);
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (error instanceof Ended) spool.tell(error.code, error.detail);
    else if (syscall !== undefined) return refuse(FULL.has(code ?? '') ? 'E501' : 'E502', folder, message);
    else throw error;
  }
  const [first] = spool.members;
  if (!first) return refuse('E122', uri);
  return first.name === null && first.problem ? { ok: false, problem: first.problem } : ok(spool.members);
}
