import type { Progress } from '../index.js';
import type { Context } from './context.js';
import { progressLine } from './progress-line.js';

export interface ProgressView {
  update(progress: Progress): void;
  /** The file that was begun last. */
  begin(file: string): void;
  stop(): void;
}

const SILENT: ProgressView = { update: () => {}, begin: () => {}, stop: () => {} };
const DEFAULT_COLUMNS = 80;
const FIRST = 5;

/** A line with count, rate, remaining time, refusals and file on standard error; nothing where that is no terminal. */
export const progressView = async (context: Context): Promise<ProgressView> => {
  if (!process.stderr.isTTY) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const { progress } = context.say;
  const start = Date.now();
  let refused = 0;
  let file: string | null = null;
  const bar = new cliProgress.SingleBar(
    {
      stream: process.stderr,
      format: (_, { value, total, eta }) =>
        progressLine(
          {
            done: value,
            total,
            refused,
            rate: value / Math.max(0.001, (Date.now() - start) / 1000),
            // The first files pay for the start of the processes.
            leftMs: value >= FIRST && Number.isFinite(eta) && eta >= 0 ? eta * 1000 : null,
            file,
          },
          // The last column is left free: some terminals break the line there.
          (process.stderr.columns || DEFAULT_COLUMNS) - 1,
          context,
        ),
      // Enough that one long document does not upset what is said of the time left.
      etaBuffer: 100,
      etaAsynchronousUpdate: true,
      fps: 8,
      clearOnComplete: true,
      hideCursor: true,
      stopOnComplete: false,
      // Ctrl-C is a command's own affair here.
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  let stage: Progress['stage'] = 'reading';
  return {
    update: ({ stage: now, done, total, refused: refusals }) => {
      refused = refusals;
      if (now === 'reading') {
        if (started) {
          // members of containers come to the files that were counted
          bar.setTotal(total);
          bar.update(done);
        } else bar.start(total, done);
        started = true;
      } else if (now !== stage) {
        bar.stop();
        process.stderr.write(`${now === 'linking' ? progress.linking : progress.writing}\n`);
      }
      stage = now;
    },
    begin: (name) => {
      file = name;
    },
    stop: () => bar.stop(),
  };
};
