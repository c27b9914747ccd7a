import { serveArchive } from '../../explorer/index.js';
import { type ArchiveOptions, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { interruptible } from '../interrupt.js';
import { note, printLine } from '../output.js';

export interface ServeFlags extends Pick<ArchiveOptions, 'db'> {
  readonly port: number;
  readonly sql?: boolean;
  readonly edit?: boolean;
  readonly corrections?: string;
}

const CORRECTIONS = 'corrections.yaml';

export const serve = ({ db, port, sql, edit, corrections = CORRECTIONS }: ServeFlags, context: Context): Promise<void> =>
  withArchive(db, async (archive) => {
    const { signal, done } = interruptible();
    const served = await serveArchive(archive, { port, sql, corrections: edit ? corrections : undefined });
    try {
      await printLine(served.address);
      note(context.say.explorer.serving);
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    } finally {
      done();
      await served.close();
    }
  });
