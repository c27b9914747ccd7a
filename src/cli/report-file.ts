import { access, constants, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure, type RunAccount } from '../index.js';

const isFull = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOSPC';
const fault = (file: string, error: unknown): Error => failure(isFull(error) ? 'E501' : 'E502', file, (error as Error).message, error);

/** Hours of work are not begun for a report that has no place. @throws Failure E502 */
export const checkReport = async (file: string): Promise<void> => {
  try {
    await mkdir(dirname(file), { recursive: true });
    await access(dirname(file), constants.W_OK);
  } catch (error) {
    throw fault(file, error);
  }
};

/** Written whole or not at all. @throws Failure E501, E502 */
export const writeReport = async (file: string, account: RunAccount): Promise<void> => {
  const half = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(half, `${JSON.stringify(account, null, 2)}\n`);
    await rename(half, file);
  } catch (error) {
    throw fault(file, error);
  }
};
