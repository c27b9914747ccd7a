/**
 * Does `work` for every item, `count` at a time, until done, aborted or failed. When one fails the
 * others end what they are at, then the first error is thrown.
 */
export const withWorkers = async <T>(
  items: readonly T[],
  count: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> => {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < items.length && !failed && !signal?.aborted) {
      const item = items[next++] as T;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, count) }, worker));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
};

/** Settles like `work`, or resolves to null as soon as the signal is aborted. */
export const unlessAborted = async <T>(work: Promise<T>, signal?: AbortSignal): Promise<T | null> => {
  if (!signal) return work;
  if (signal.aborted) return null;
  let stop = (): void => {};
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    // What is stopped may still reject; nobody waits for it then.
    work.catch(() => undefined);
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
