import { Worker } from 'node:worker_threads';

const EVERY_MS = 500;

/**
 * Kills this process when its parent is gone. A child in an endless loop never sees `disconnect`,
 * so a thread of its own looks at the parent's id; that one still runs.
 */
export function startWatchdog(): void {
  const source = `
    const { workerData } = require('node:worker_threads');
    setInterval(() => {
      if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
    }, ${EVERY_MS});
  `;
  const worker = new Worker(source, {
    eval: true,
    workerData: { parent: process.ppid },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
  });
  worker.on('error', () => {});
  worker.unref();
}
