import type { Progress } from '../index.js';
import type { Context } from './context.js';

export interface ProgressView {
  update(progress: Progress): void;
  stop(): void;
}

const SILENT: ProgressView = { update: () => {}, stop: () => {} };

/** A bar with count, rate and remaining time on standard error; nothing where that is no terminal. */
export const progressView = async ({ say }: Context): Promise<ProgressView> => {
  if (!process.stderr.isTTY) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const { progress } = say;
  const bar = new cliProgress.SingleBar(
    {
      stream: process.stderr,
      format: `${progress.reading} {bar} {value}/{total} · {rate} ${progress.rate} · {eta_formatted} ${progress.left}`,
      barsize: 24,
      clearOnComplete: true,
      hideCursor: true,
      stopOnComplete: false,
      // Ctrl-C is a command's own affair here.
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  const start = Date.now();
  let started = false;
  let stage: Progress['stage'] = 'reading';
  return {
    update: ({ stage: now, done, total }) => {
      const rate = (done / Math.max(0.001, (Date.now() - start) / 1000)).toFixed(1);
      if (now === 'reading') {
        if (started) bar.update(done, { rate });
        else bar.start(total, done, { rate });
        started = true;
      } else if (now !== stage) {
        bar.stop();
        process.stderr.write(`${now === 'linking' ? progress.linking : progress.writing}\n`);
      }
      stage = now;
    },
    stop: () => bar.stop(),
  };
};
