import { existsSync } from 'node:fs';
import { rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure } from '../model/index.js';
import type { Port } from './port.js';

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => null))?.size ?? 0;

/** Throws E501 where the copy would not find room: better said before than found out in the middle. */
const mustHaveRoom = async (file: string, copy: string): Promise<void> => {
  const needed = (await sizeOf(file)) + (await sizeOf(`${file}-wal`));
  const { bavail, bsize } = await statfs(dirname(file));
  if (bavail * bsize < needed) throw failure('E501', copy, `${bavail * bsize} bytes free, ${needed} needed`);
};

/** Copies a database as it is to `FILE.backup-VERSION`, once: a copy that is there already is left alone. Throws E501, E502. */
export const backUp = async (port: Port, file: string, version: string): Promise<void> => {
  const copy = `${file}.backup-${version}`;
  if (existsSync(copy)) return;
  await mustHaveRoom(file, copy);
  // Renamed when it is whole: a backup that was cut off must not pass for one.
  const draft = `${copy}.part`;
  await rm(draft, { force: true });
  try {
    await port.run('vacuum into ?', [draft]);
    await rename(draft, copy);
  } finally {
    await rm(draft, { force: true });
  }
};
