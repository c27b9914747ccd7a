import { once } from 'node:events';
import { harmless } from './width.js';

/** Writes to standard output and waits while a slow reader (a pager, a pipe) is behind. */
export const print = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};

/** Lines for people. */
export const printLine = (line = ''): Promise<void> => print(`${harmless(line)}\n`);

export const printJson = (value: unknown): Promise<void> => print(`${JSON.stringify(value, null, 2)}\n`);

/** Messages go to standard error: standard output is for data. */
export const note = (line: string): void => {
  process.stderr.write(`${harmless(line)}\n`);
};

/** `| head` closes the pipe early: nothing is wrong then, and nobody is left to write for. What else stops output (a full disk) is `onError`. */
export const survivePipes = (onError: (error: Error) => void): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      onError(error);
    });
};
