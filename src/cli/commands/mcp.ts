import { serveStdio } from '../../mcp/index.js';
import { type ArchiveOptions, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { interruptible } from '../interrupt.js';

/** Standard output belongs to the protocol: nothing else is written there. */
export const mcp = ({ db }: Pick<ArchiveOptions, 'db'>, context: Context): Promise<void> =>
  withArchive(db, async (archive) => {
    const { signal, done } = interruptible();
    try {
      await serveStdio(archive, context.language, signal);
    } finally {
      done();
    }
  });
