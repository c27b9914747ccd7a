import { serveArchive } from '../../explorer/index.js';
import { type ArchiveOptions, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { interruptible } from '../interrupt.js';
import { type MetricsFlags, metricsFor } from '../metrics.js';
import { note, printLine } from '../output.js';

export interface ServeFlags extends Pick<ArchiveOptions, 'db'>, MetricsFlags {
  readonly port: number;
  readonly host?: string;
  readonly allowHost?: readonly string[];
  readonly sql?: boolean;
  readonly edit?: boolean;
  readonly corrections?: string;
}

const LOOPBACK = '127.0.0.1';
const CORRECTIONS = 'corrections.yaml';

export const serve = (flags: ServeFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const { port, host = LOOPBACK, allowHost: allowedHosts, sql, edit, corrections = CORRECTIONS } = flags;
    const { signal, done } = interruptible();
    const metrics = await metricsFor(flags, context, { ready: async () => (await archive.commits()) >= 0 });
    const served = await serveArchive(archive, {
      port,
      host,
      allowedHosts,
      sql,
      corrections: edit ? corrections : undefined,
      onAnswer: metrics?.answered,
    });
    try {
      await printLine(served.address);
      const names = ['localhost', ...(allowedHosts ?? [])].join(', ');
      note(host === LOOPBACK ? context.say.explorer.serving : context.say.sources.servingBeyond(names));
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    } finally {
      done();
      await served.close();
      await metrics?.close();
    }
  });
