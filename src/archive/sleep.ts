import { setTimeout as after } from 'node:timers/promises';

/** Waits, or less where the signal is aborted. */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  after(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
